import { currencyExponents } from '../../../contracts/vocabulary/currencies';

const number = String.raw`\d[\d.,]*(?:\s?(?:k|m|bn|thousand|million|billion))?`;
const codes = [...currencyExponents.keys()].join('|');
const words = 'dollars?|euros?|pounds?|francs?|shillings?|dinars?|rupees?|yen|yuan';

/** Codes of currencies count in capitals only: `top 3` is no money. */
const patterns = [
  /\p{Sc}\s?\d|\d\s?\p{Sc}/u,
  new RegExp(String.raw`\b(?:${codes})\s?\d|${number}\s?(?:${codes})\b`, 'u'),
  new RegExp(String.raw`${number}\s(?:US\s)?(?:${words})\b`, 'iu'),
];

/** True when a text holds an amount of money: a number with the sign, code or name of a currency. */
export const namesMoney = (text: string): boolean => patterns.some((pattern) => pattern.test(text));

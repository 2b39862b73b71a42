import { currencyExponents } from '../../../contracts/vocabulary/currencies';

/** An amount in minor units, or the rule that the entry breaks. */
export type ParsedMoney =
  | { readonly minor: number; readonly currency: string }
  | { readonly fault: 'unreadable' | 'currency' | 'decimals' | 'tooMuch' };

const grouped = /^-?\d{1,3}([,\u00a0\u202f ]\d{3})*(\.\d+)?$/;
const plain = /^-?\d+(\.\d+)?$/;

/** Digits with an optional point, groups of thousands and blanks removed; nothing where it is no decimal number. */
export function plainDecimal(entry: string): string | undefined {
  const text = entry.trim().replace('\u2212', '-');
  if (!plain.test(text) && !grouped.test(text)) return undefined;
  const digits = text.replaceAll(/[,\u00a0\u202f ]/g, '');
  const trimmed = digits.replace(/^(-?)0+(?=\d)/, '$1');
  return trimmed === '-0' ? '0' : trimmed;
}

/** A whole number of zero or more; nothing where the entry is none. */
export function wholeNumber(entry: string): number | undefined {
  const text = plainDecimal(entry);
  const number = text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
  return Number.isSafeInteger(number) ? number : undefined;
}

const mostMinor = 1e14;

/** Reads `27,000,000.00`, `USD 27000000` or `1 204,500 KWD` exactly, by the exponent of the currency. */
export function parseMoney(entry: string, chosenCurrency: string): ParsedMoney {
  const found = /^([A-Za-z]{3})?\s*(.*?)\s*([A-Za-z]{3})?$/.exec(entry.trim());
  const currency = (found?.[1] ?? found?.[3] ?? chosenCurrency).toUpperCase();
  const exponent = currencyExponents.get(currency);
  if (exponent === undefined) return { fault: 'currency' };
  const digits = plainDecimal(found?.[2] ?? '');
  if (digits === undefined || digits.startsWith('-')) return { fault: 'unreadable' };
  const [whole = '0', fraction = ''] = digits.split('.');
  if (fraction.length > exponent) return { fault: 'decimals' };
  const minor = Number(`${whole}${fraction.padEnd(exponent, '0')}`);
  return minor <= mostMinor ? { minor, currency } : { fault: 'tooMuch' };
}

/** The amount with its ISO code and all its digits: `USD 27,000,000.00`. */
export function moneyText(minor: number, currency: string): string {
  const exponent = currencyExponents.get(currency) ?? 2;
  const digits = String(minor).padStart(exponent + 1, '0');
  const whole = new Intl.NumberFormat('en-US').format(BigInt(digits.slice(0, digits.length - exponent)));
  return `${currency} ${whole}${exponent > 0 ? `.${digits.slice(-exponent)}` : ''}`;
}

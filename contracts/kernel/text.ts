import { isTooLong, maxStringBytes } from '../encoding';

const lineBreaks = /[\t\n]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const bidirectional = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/;

/** Code points, counted without a list of them. */
function characters(text: string): number {
  let count = text.length;
  for (let i = 1; i < text.length; i++) if (isPair(text.charCodeAt(i - 1), text.charCodeAt(i))) count -= 1;
  return count;
}

const isPair = (high: number, low: number) => high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;

/** The rule a one-line text breaks: 1 to `most` characters after NFC, no control or bidirectional override (domain.md §1.3). */
export const lineFault = (value: unknown, most: number): string | undefined =>
  textFault(value, most) ?? (lineBreaks.test(value as string) ? 'must be one line' : undefined);

/** As `lineFault`, with newline and tab allowed and at most 32 KiB of UTF-8. */
export function textFault(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string') return 'must be text';
  if (!value.isWellFormed()) return 'must be well-formed Unicode';
  const length = characters(value.normalize('NFC'));
  if (length < 1) return 'must not be empty';
  if (length > most) return `must be at most ${most} characters`;
  if (controls.test(value)) return 'must hold no control characters';
  if (bidirectional.test(value)) return 'must hold no bidirectional control characters';
  if (isTooLong(value)) return `must be at most ${maxStringBytes} bytes`;
  return undefined;
}

export const longTextLength = 8000;

import type { Cells } from './cells';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const bidirectional = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;
const most = 8000;
const mostBytes = 32 * 1024;

/** One-line text of at most `length` characters in NFC; white space folded, controls removed, each with a note. */
export function line(cells: Cells, field: string, value: string, length: number): string {
  if (value.search(bidirectional) >= 0) cells.bad('TEXT_FORBIDDEN', field, value);
  const folded = value.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(controls, '').trim();
  const cut = cutTo(folded, length);
  if (cut !== value) cells.note('TRIMMED');
  return cut;
}

/** Text of several lines, within the limits of a long text; what had to go is noted. */
export function narrative(cells: Cells, value: string): string {
  const plain = value
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replaceAll(controls, '')
    .replaceAll(bidirectional, '')
    .toWellFormed();
  let cut = cutTo(plain, most);
  while (Buffer.byteLength(cut) > mostBytes) cut = cutTo(cut, Math.floor([...cut].length * 0.9));
  if (cut !== value) cells.note('TRIMMED');
  return cut;
}

/** At most `length` characters, an ellipsis at the end where something was cut. */
export function cutTo(value: string, length: number): string {
  if (value.length <= length) return value;
  const characters = [...value];
  return characters.length <= length
    ? value
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

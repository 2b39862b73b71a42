import { canonical } from './encoding';

/** Running checksum of a set of rows: their number, and the sum modulo 2^32 of a CRC-32 of each (trust.md §3.8). */
export interface RowSum {
  readonly count: number;
  readonly sum: number;
}
export const noRows: RowSum = { count: 0, sum: 0 };

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const utf8 = new TextEncoder();

function crc32(text: string): number {
  let crc = 0xffffffff;
  for (const byte of utf8.encode(text)) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** CRC-32 of one row as delivered: key, 0x00, canonical JSON. */
export const rowCrc = (key: string, row: unknown) => crc32(`${key}\u0000${canonical(row)}`);

export const withRow = ({ count, sum }: RowSum, crc: number): RowSum => ({ count: count + 1, sum: (sum + crc) >>> 0 });
export const withoutRow = ({ count, sum }: RowSum, crc: number): RowSum => ({
  count: count - 1,
  sum: (sum - crc) >>> 0,
});
/** `<count>-<8 hex digits>`, as frames carry it. */
export const rowSumText = ({ count, sum }: RowSum) => `${count}-${sum.toString(16).padStart(8, '0')}`;

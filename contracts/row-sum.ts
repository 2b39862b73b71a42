import { crc32 } from './crc32';
import { canonical } from './encoding';
import { utf8 } from './seal/bytes';

/** Running checksum of a set of rows: their number, and the sum modulo 2^32 of a CRC-32 of each (trust.md §3.8). */
export interface RowSum {
  readonly count: number;
  readonly sum: number;
}
export const noRows: RowSum = { count: 0, sum: 0 };

/** CRC-32 of one row as delivered: key, 0x00, canonical JSON. */
export const rowCrc = (key: string, row: unknown) => crc32(utf8(`${key}\u0000${canonical(row)}`));

export const withRow = ({ count, sum }: RowSum, crc: number): RowSum => ({ count: count + 1, sum: (sum + crc) >>> 0 });
export const withoutRow = ({ count, sum }: RowSum, crc: number): RowSum => ({
  count: count - 1,
  sum: (sum - crc) >>> 0,
});
/** `<count>-<8 hex digits>`, as frames carry it. */
export const rowSumText = ({ count, sum }: RowSum) => `${count}-${sum.toString(16).padStart(8, '0')}`;

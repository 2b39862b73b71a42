/** The two bytes of a number below 2^16, big-endian. */
export const u16 = (value: number): Uint8Array => Uint8Array.of(value >>> 8, value);

/** The four bytes of a number below 2^32, big-endian. */
export const u32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);

/** The eight bytes of a safe integer, big-endian. */
export function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  bytes.set(u32(Math.floor(value / 2 ** 32)));
  bytes.set(u32(value % 2 ** 32), 4);
  return bytes;
}

/** The number of big-endian bytes; undefined when it is above 2^53 − 1. */
export function readUnsigned(bytes: Uint8Array): number | undefined {
  const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** The number of a text of 1–16 ASCII digits without a leading zero, at most 2^53 − 1 (log-rulings.md §2.4). */
export function decimal(text: string): number | undefined {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

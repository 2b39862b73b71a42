import { concat } from './bytes';
import { readUnsigned, u16 } from './integers';

/** Entries of a tile one after the other, each behind its length in two bytes (C2SP tlog-tiles). */
export const formatEntries = (entries: readonly Uint8Array[]): Uint8Array =>
  concat(...entries.flatMap((entry) => [u16(entry.length), entry]));

/** The entries of such a file; undefined for bytes that end within one. */
export function parseEntries(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 + readUnsigned(bytes.subarray(at, at + 2))!;
    if (at + 2 > bytes.length || end > bytes.length) return undefined;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

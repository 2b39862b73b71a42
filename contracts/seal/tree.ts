import { concat } from './bytes';
import type { Hash } from './primitives';

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** RFC 6962 hash of an entry. */
export const leafHash = (hash: Hash, entry: Uint8Array): Uint8Array => hash(concat(leafPrefix, entry));

/** RFC 6962 hash of an inner node. */
export const nodeHash = (hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array =>
  hash(concat(nodePrefix, left, right));

/** Root of the tree of no leaves. */
export const emptyRoot = (hash: Hash): Uint8Array => hash(new Uint8Array());

/** Where a tree of `size` > 1 leaves divides: the largest power of two below its size (RFC 6962 §2.1). */
export function splitOf(size: number): number {
  const high = Math.floor((size - 1) / 2 ** 32);
  return high > 0 ? 2 ** (63 - Math.clz32(high)) : 2 ** (31 - Math.clz32(size - 1));
}

/** Hashes in a full tile (C2SP tlog-tiles). */
export const tileWidth = 256;

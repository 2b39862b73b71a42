import { equalBytes } from './bytes';
import { type Hash, hashBytes } from './primitives';
import { ProofHashes, proves } from './proof-hashes';
import { nodeHash, splitOf } from './tree';

/** That leaves stand one after the other at the indexes `from` … `to` − 1 of the tree of a size and root. */
export interface Range {
  readonly from: number;
  /** One past the last index. */
  readonly to: number;
  /** Leaves of the tree. */
  readonly size: number;
  readonly leaves: readonly Uint8Array[];
  readonly root: Uint8Array;
  /** Hashes of the maximal subtrees wholly outside, in depth-first left-to-right order (trust.md §3.5). */
  readonly proof: readonly Uint8Array[];
}

/** Whether a range is proved: `from` < `to` ≤ `size`, and every hash and leaf is used (trust.md §3.5). */
export function verifyRange(hash: Hash, { from, to, size, leaves, root, proof }: Range): boolean {
  if (!isRange(from, to, size) || leaves.length !== to - from) return false;
  if (leaves.some((leaf) => leaf.length !== hashBytes)) return false;
  const hashes = new ProofHashes(proof);
  const rootOf = (first: number, width: number): Uint8Array => {
    if (first >= to || first + width <= from) return hashes.next();
    if (width === 1) return leaves[first - from]!;
    const split = splitOf(width);
    const left = rootOf(first, split);
    return nodeHash(hash, left, rootOf(first + split, width - split));
  };
  return proves(() => equalBytes(rootOf(0, size), root) && hashes.consumed);
}

/** Whether three numbers name a run of at least one leaf of a tree. */
const isRange = (from: number, to: number, size: number): boolean =>
  [from, to, size].every(Number.isSafeInteger) && from >= 0 && from < to && to <= size;

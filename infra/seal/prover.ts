import { emptyRoot, nodeHash, splitOf } from '../../contracts/seal/tree';
import { sha256 } from './hash';

/** The hashes of a tree from which every root and proof is made. */
export interface HashSource {
  /** Root of the perfect subtree of 2^level leaves that begins at leaf index · 2^level. */
  subtree(level: number, index: number): Uint8Array;
}

/** Root of the first `size` leaves. */
export const rootAt = (source: HashSource, size: number): Uint8Array =>
  size === 0 ? emptyRoot(sha256) : partRoot(source, 0, size);

/** Root of a part of the tree whose first leaf is a multiple of the largest power of two that it holds. */
function partRoot(source: HashSource, first: number, width: number): Uint8Array {
  const split = width > 1 ? splitOf(width) : width / 2;
  if (split * 2 === width) return source.subtree(Math.log2(width), first / width);
  const left = partRoot(source, first, split);
  return nodeHash(sha256, left, partRoot(source, first + split, width - split));
}

/**
 * Hashes from the leaf's sibling up to the root's child (RFC 6962 §2.1.1).
 * @throws RangeError unless 0 ≤ index < size
 */
export function inclusionProof(source: HashSource, index: number, size: number): readonly Uint8Array[] {
  if (index < 0 || index >= size) throw new RangeError(`index ${index} of ${size}`);
  const down: Uint8Array[] = [];
  for (let first = 0, width = size; width > 1; ) {
    const split = splitOf(width);
    if (index - first < split) {
      down.push(partRoot(source, first + split, width - split));
      width = split;
    } else {
      down.push(partRoot(source, first, split));
      first += split;
      width -= split;
    }
  }
  return down.reverse();
}

/**
 * Hashes that prove the first `from` leaves to be the beginning of the first `to` (RFC 6962 §2.1.2), none from 0.
 * @throws RangeError unless 0 ≤ from ≤ to
 */
export function consistencyProof(source: HashSource, from: number, to: number): readonly Uint8Array[] {
  if (from < 0 || from > to) throw new RangeError(`from ${from} to ${to}`);
  if (from === 0) return [];
  const down: Uint8Array[] = [];
  let [first, width] = [0, to];
  while (first + width !== from) {
    const split = splitOf(width);
    if (from - first <= split) {
      down.push(partRoot(source, first + split, width - split));
      width = split;
    } else {
      down.push(partRoot(source, first, split));
      first += split;
      width -= split;
    }
  }
  return [...(first > 0 ? [partRoot(source, first, width)] : []), ...down.reverse()];
}

/**
 * Hashes of the maximal subtrees wholly outside `from` … `to` − 1, depth first and left to right (trust.md §3.5).
 * @throws RangeError unless 0 ≤ from < to ≤ size
 */
export function rangeProof(source: HashSource, from: number, to: number, size: number): readonly Uint8Array[] {
  if (from < 0 || from >= to || to > size) throw new RangeError(`range ${from} ${to} of ${size}`);
  const proof: Uint8Array[] = [];
  const visit = (first: number, width: number) => {
    if (first >= to || first + width <= from) proof.push(partRoot(source, first, width));
    else if (first < from || first + width > to) {
      const split = splitOf(width);
      visit(first, split);
      visit(first + split, width - split);
    }
  };
  visit(0, size);
  return proof;
}

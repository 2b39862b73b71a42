import { equalBytes } from './bytes';
import { type Hash, hashBytes } from './primitives';
import { ProofHashes, proves } from './proof-hashes';
import { nodeHash, splitOf } from './tree';

/** That a leaf stands at an index of the tree of a size and root. */
export interface Inclusion {
  /** 0, 1, 2 … in append order. */
  readonly index: number;
  /** Leaves of the tree. */
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly root: Uint8Array;
  /** From the leaf's sibling up to the root's child (RFC 6962 §2.1.1). */
  readonly proof: readonly Uint8Array[];
}

/** Whether an inclusion is proved. Sizes must come from a signed note: proofs do not commit to them (log-rulings.md §2.2). */
export function verifyInclusion(hash: Hash, { index, size, leaf, root, proof }: Inclusion): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  if (leaf.length !== hashBytes) return false;
  const hashes = new ProofHashes(proof);
  const rootOf = (at: number, width: number): Uint8Array => {
    if (width === 1) return leaf;
    const split = splitOf(width);
    if (at < split) return nodeHash(hash, rootOf(at, split), hashes.next());
    const right = rootOf(at - split, width - split);
    return nodeHash(hash, hashes.next(), right);
  };
  return proves(() => equalBytes(rootOf(index, size), root) && hashes.consumed);
}

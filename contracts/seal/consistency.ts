import { equalBytes } from './bytes';
import { type Hash, hashBytes } from './primitives';
import { ProofHashes, proves } from './proof-hashes';
import { emptyRoot, nodeHash, splitOf } from './tree';

/** That the tree of `from` leaves is the beginning of the tree of `to` leaves. */
export interface Consistency {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
  /** As in RFC 6962 §2.1.2; empty when `from` is 0 or equals `to`. */
  readonly proof: readonly Uint8Array[];
}

/** Whether a consistency is proved. Sizes must come from signed notes: proofs do not commit to them (log-rulings.md §2.2). */
export function verifyConsistency(hash: Hash, { from, to, fromRoot, toRoot, proof }: Consistency): boolean {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || from > to) return false;
  if (fromRoot.length !== hashBytes || toRoot.length !== hashBytes) return false;
  if (from === 0 && !equalBytes(fromRoot, emptyRoot(hash))) return false;
  if (from === to) return proof.length === 0 && equalBytes(fromRoot, toRoot);
  if (from === 0) return proof.length === 0;
  const hashes = new ProofHashes(proof);
  return proves(() => {
    const roots = bothRoots(hash, hashes, { from, to, known: fromRoot });
    return equalBytes(roots.before, fromRoot) && equalBytes(roots.after, toRoot) && hashes.consumed;
  });
}

interface Part {
  readonly from: number;
  readonly to: number;
  /** Root of the old tree while this part begins with it and may be the whole of it. */
  readonly known: Uint8Array | undefined;
}

/** Roots of the first `from` and of all `to` leaves of a part, rebuilt from the proof. */
function bothRoots(
  hash: Hash,
  hashes: ProofHashes,
  { from, to, known }: Part,
): { before: Uint8Array; after: Uint8Array } {
  if (from === to) {
    const root = known ?? hashes.next();
    return { before: root, after: root };
  }
  const split = splitOf(to);
  if (from <= split) {
    const { before, after } = bothRoots(hash, hashes, { from, to: split, known });
    return { before, after: nodeHash(hash, after, hashes.next()) };
  }
  const { before, after } = bothRoots(hash, hashes, { from: from - split, to: to - split, known: undefined });
  const left = hashes.next();
  return { before: nodeHash(hash, left, before), after: nodeHash(hash, left, after) };
}

import type { Checkpoint } from './checkpoint';
import { verifyConsistency } from './consistency';
import { verifyInclusion } from './inclusion';
import type { Hash } from './primitives';
import type { ConsistencyFile, InclusionFile, RangeFile } from './proof-files';
import { verifyRange } from './range';

// Proofs do not commit to sizes, so a file's own line counts only as far as it repeats its note (log-rulings.md §2.2).

/** Whether a file proves a leaf under the checkpoint of its note; false is PROOF_BAD. */
export const provesInclusion = (
  hash: Hash,
  { index, proof }: InclusionFile,
  { size, root }: Checkpoint,
  leaf: Uint8Array,
): boolean => verifyInclusion(hash, { index, size, root, leaf, proof });

/** Whether a file proves leaves that follow each other under a checkpoint; false is PROOF_BAD. */
export const provesRange = (
  hash: Hash,
  file: RangeFile,
  { size, root }: Checkpoint,
  leaves: readonly Uint8Array[],
): boolean => file.size === size && verifyRange(hash, { ...file, root, leaves });

/** Whether a file proves one checkpoint of a log to be the beginning of another; false is CONSISTENCY_BAD. */
export const provesConsistency = (
  hash: Hash,
  { from, to, proof }: ConsistencyFile,
  before: Checkpoint,
  after: Checkpoint,
): boolean =>
  before.origin === after.origin &&
  from === before.size &&
  to === after.size &&
  verifyConsistency(hash, { from, to, fromRoot: before.root, toRoot: after.root, proof });

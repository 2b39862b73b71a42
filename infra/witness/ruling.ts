import { verifyConsistency } from '../../contracts/seal/consistency';
import { emptyRoot } from '../../contracts/seal/tree';
import { sha256 } from '../seal/hash';
import type { ReadRequest } from './add-checkpoint';
import { type Answer, answers } from './answers';
import type { Cosigned } from './witness-store';

/**
 * Whether a witness cosigns a checkpoint whose signature is good, given what it cosigned last: the last four checks of
 * trust.md §3.3 in their order. Undefined is yes.
 */
export function objection(known: Cosigned | undefined, { old, proof, checkpoint }: ReadRequest): Answer | undefined {
  const { size, root } = checkpoint;
  if (old > size) return answers.oldAboveSize;
  if (old !== (known?.size ?? 0)) return answers.otherSize(known?.size ?? 0);
  // Also says no to another root or a proof where the sizes are equal, and to a proof that begins at 0.
  const consistency = { from: old, to: size, fromRoot: known?.root ?? emptyRoot(sha256), toRoot: root, proof };
  return verifyConsistency(sha256, consistency) ? undefined : answers.refused;
}

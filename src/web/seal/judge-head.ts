import { equalBytes } from '../../../contracts/seal/bytes';
import type { Checkpoint } from '../../../contracts/seal/checkpoint';
import { verifyConsistency } from '../../../contracts/seal/consistency';
import { SealFault } from '../../../contracts/seal/findings';
import { parseConsistency } from '../../../contracts/seal/proof-files';
import { sha256 } from '../../../contracts/seal/sha256';

/** How a served checkpoint stands to the kept one: `grown` is still to be proved, the last two are failures. */
export type Growth = 'same' | 'grown' | 'smaller' | 'root';

/** Compares sizes and roots of two checkpoints of one log. */
export function growthOf(kept: Checkpoint, served: Checkpoint): Growth {
  if (served.size !== kept.size) return served.size < kept.size ? 'smaller' : 'grown';
  return equalBytes(served.root, kept.root) ? 'same' : 'root';
}

/** Whether a proof file shows that one checkpoint is the beginning of another. */
export function provesGrowth(kept: Checkpoint, served: Checkpoint, file: string): boolean {
  try {
    const { from, to, proof } = parseConsistency(file);
    if (from !== kept.size || to !== served.size) return false;
    return verifyConsistency(sha256, { from, to, fromRoot: kept.root, toRoot: served.root, proof });
  } catch (cause) {
    if (cause instanceof SealFault) return false;
    throw cause;
  }
}

import { equalBytes } from '../../../contracts/seal/bytes';
import type { Checkpoint } from '../../../contracts/seal/checkpoint';

/** How a served checkpoint stands to the kept one: `grown` is still to be proved, the last two are failures. */
export type Growth = 'same' | 'grown' | 'smaller' | 'root';

/** Compares sizes and roots of two checkpoints of one log. */
export function growthOf(kept: Checkpoint, served: Checkpoint): Growth {
  if (served.size !== kept.size) return served.size < kept.size ? 'smaller' : 'grown';
  return equalBytes(served.root, kept.root) ? 'same' : 'root';
}

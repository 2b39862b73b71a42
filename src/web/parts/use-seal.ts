import type { SealBeat } from '../../../contracts/live';
import { freshnessStore } from '../live/live';
import { type SealOutcome, sealStore } from '../live/seal-outcome';
import { type SealVerdict, sealVerdict } from '../live/seal-verdict';
import { useStore } from './use-store';

/** What this page knows of the seals. */
export interface KnownSeal {
  readonly verdict: SealVerdict;
  readonly outcome: SealOutcome;
  /** As the newest heartbeat told it; undefined before the first. */
  readonly seal: SealBeat | undefined;
}

/** The seals of the log, drawn again with every heartbeat and check. */
export function useSeal(): KnownSeal {
  const outcome = useStore(sealStore);
  const seal = useStore(freshnessStore).lastBeat?.frame.seal;
  return { verdict: sealVerdict(seal, outcome), outcome, seal };
}

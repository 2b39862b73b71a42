import type { SealBeat } from '../../../contracts/live';
import type { SealOutcome } from './seal-outcome';

/** States of the seal chip (experience.md §9), and `none` for a log that nobody seals. */
export type SealVerdict = 'failed' | 'none' | 'behind' | 'unwitnessed' | 'unverified' | 'sealing' | 'sealed';

/** Before the first seal there is nothing to check yet. */
function withoutSeal({ unsealed }: SealBeat, outcome: SealOutcome): SealVerdict {
  if (outcome.state === 'notSealed') return 'none';
  return outcome.state === 'unverified' && outcome.reason === 'noSealYet' && unsealed > 0 ? 'sealing' : 'unverified';
}

/** The worst state that holds, of what the heartbeat tells and of what this browser found itself. */
export function sealVerdict(beat: SealBeat | undefined, outcome: SealOutcome): SealVerdict {
  if (outcome.state === 'failed' || beat?.trouble !== undefined) return 'failed';
  if (!beat) return 'unverified';
  if (beat.unsealedSince !== undefined) return 'behind';
  if (beat.unwitnessed) return 'unwitnessed';
  if (beat.size === 0) return withoutSeal(beat, outcome);
  if (outcome.state !== 'accepted') return 'unverified';
  return beat.unsealed > 0 ? 'sealing' : 'sealed';
}

import type { SealBeat } from '../../../contracts/live';
import type { SealOutcome } from '../live/seal-outcome';

/** A check is asked for at most this often while a page stays. */
const checkEveryMs = 60_000;

/** What the monitor remembers between heartbeats; times are monotonic milliseconds. */
export interface MonitorState {
  readonly outcome: SealOutcome;
  /** When the last check began; undefined asks for one at the next heartbeat. */
  readonly askedAt?: number;
}

/** A link that was lost counts as a new page: whoever answers next is asked at once. */
export const linkLost = ({ askedAt: _, ...state }: MonitorState): MonitorState => state;

/** Whether a heartbeat is the moment to check. What has failed stays as it is, with its evidence. */
export function isDue({ outcome, askedAt }: MonitorState, { size }: SealBeat, mono: number): boolean {
  if (outcome.state === 'failed') return false;
  if (askedAt === undefined) return true;
  if (outcome.state === 'notSealed') return false;
  if (outcome.state === 'unverified' && outcome.reason === 'noSealYet') return size > 0;
  return mono - askedAt >= checkEveryMs;
}

import { lateMs, staleMs } from './freshness-limits';
import type { BoardFreshness, Freshness } from './freshness-state';

export type Verdict =
  | 'signedOut'
  | 'refused'
  | 'notLive'
  | 'reconnecting'
  | 'stale'
  | 'unknown'
  | 'late'
  | 'lagging'
  | 'degraded'
  | 'live';

/** Age of the last heartbeat of the current socket and epoch; undefined before the first. */
export const ageMs = (state: Freshness) => (state.lastBeat ? Math.max(0, state.now - state.lastBeat.mono) : undefined);

/** Events by which the node is behind what this page has seen (F17); 0 otherwise. */
export const nodeBehind = ({ complete, applied, beat }: BoardFreshness) =>
  complete && beat ? Math.max(0, applied - beat.position) : 0;

function linkVerdict(state: Freshness, board: BoardFreshness | undefined): Verdict | undefined {
  if (state.link === 'signedOut') return 'signedOut';
  if (board?.refused) return 'refused';
  if (state.link === 'tooManyWindows') return 'notLive';
  if (state.link !== 'open' && state.lost) return 'reconnecting';
  const age = ageMs(state);
  if (state.link !== 'open' || age === undefined) return 'unknown';
  if (age >= staleMs) return 'stale';
  if (board && !board.complete) return 'unknown';
  return age > lateMs ? 'late' : undefined;
}

const running = (board: BoardFreshness) => board.beat === undefined || board.beat.state === 'running';

/** The worst state that holds for a board, or for the link alone where no board is named (experience.md §8.2). */
export function verdictOf(state: Freshness, topic?: string): Verdict {
  const board = topic === undefined ? undefined : state.boards[topic];
  const link = linkVerdict(state, board);
  if (link) return link;
  if (!board) return topic === undefined ? 'live' : 'unknown';
  if (board.lagging || board.catchingUp || !running(board)) return 'lagging';
  return (board.beat?.parked ?? 0) > 0 ? 'degraded' : 'live';
}

const grey: ReadonlySet<Verdict> = new Set(['signedOut', 'refused', 'notLive', 'reconnecting', 'stale', 'unknown']);
/** True where rows must not look current. */
export const isGrey = (verdict: Verdict) => grey.has(verdict);

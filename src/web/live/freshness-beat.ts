import type { Beat, PictureBeat } from '../../../contracts/live';
import { laggingMs, staleMs } from './freshness-limits';
import type { BoardFreshness, Freshness } from './freshness-state';

const calmAfter = 2;

/** Lag crosses its limit at once and returns after two calm heartbeats (F9). */
function lagged(board: BoardFreshness, beat: PictureBeat): Pick<BoardFreshness, 'lagging' | 'calmBeats'> {
  if (beat.lagMs > laggingMs) return { lagging: true, calmBeats: 0 };
  const calmBeats = board.calmBeats + 1;
  return { lagging: board.lagging && calmBeats < calmAfter, calmBeats };
}

function heard(board: BoardFreshness, beat: PictureBeat, wasStale: boolean): BoardFreshness {
  const nodeBehind = board.complete && beat.position < board.applied;
  const current = board.complete && board.applied >= beat.position && beat.lagEvents === 0;
  return {
    ...board,
    ...lagged(board, beat),
    beat,
    catchingUp: nodeBehind || wasStale || (board.catchingUp && !current),
  };
}

const stray = (state: Freshness): Freshness => {
  const strayInRow = state.strayInRow + 1;
  const again = strayInRow >= 2;
  return {
    ...state,
    strayBeats: state.strayBeats + 1,
    strayInRow: again ? 0 : strayInRow,
    reconnects: state.reconnects + (again ? 1 : 0),
  };
};

/** A heartbeat: the only thing that makes a page fresh (F1–F3, F9, F10, F16, F17). */
export function onBeat(state: Freshness, { frame, mono }: { readonly frame: Beat; readonly mono: number }): Freshness {
  if (state.link !== 'open') return state;
  if (frame.epoch !== state.epoch) return stray(state);
  const wasStale = state.lastBeat !== undefined && mono - state.lastBeat.mono >= staleMs;
  const boards = Object.entries(state.boards).map(([topic, board]) => {
    const beat = frame.pictures[topic];
    return [topic, beat ? heard(board, beat, wasStale) : board] as const;
  });
  return {
    ...state,
    head: frame.head,
    now: mono,
    strayInRow: 0,
    lastBeat: { mono, frame },
    lastWord: { serverTime: frame.serverTime, head: frame.head },
    boards: Object.fromEntries(boards),
  };
}

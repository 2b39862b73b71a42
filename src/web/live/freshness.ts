import { closeCodes } from '../../../contracts/live';
import { onBeat } from './freshness-beat';
import {
  type BoardFreshness,
  blankBoard,
  blankFreshness,
  type Freshness,
  type FreshnessInput,
} from './freshness-state';

/** How far the wall clock may run ahead of the monotonic one between two checks before the machine is taken to have slept. */
const sleepMs = 5000;

type On = {
  readonly [T in FreshnessInput['type']]: (state: Freshness, input: Extract<FreshnessInput, { type: T }>) => Freshness;
};

const each = (state: Freshness, change: (board: BoardFreshness) => BoardFreshness): Freshness => ({
  ...state,
  boards: Object.fromEntries(Object.entries(state.boards).map(([topic, board]) => [topic, change(board)])),
});

/** Nothing heard counts any more: UNKNOWN until the next heartbeat, over a new socket (F12, F13). */
function doubted(state: Freshness): Freshness {
  const { lastBeat: _, nextTryAt: __, ...kept } = state;
  return { ...kept, link: 'connecting', lost: false, attempt: 0, reconnects: state.reconnects + 1 };
}

function checked(state: Freshness, mono: number, wall: number): Freshness {
  const slept = state.wall > 0 && wall - state.wall - (mono - state.now) > sleepMs;
  const ticked = { ...state, now: mono, wall };
  return slept && state.link !== 'signedOut' && state.link !== 'tooManyWindows' ? doubted(ticked) : ticked;
}

function welcomed(state: Freshness, input: Extract<FreshnessInput, { type: 'welcome' }>): Freshness {
  const { lastBeat: _, nextTryAt: __, ...kept } = state;
  const renewed = state.epoch !== undefined && state.epoch !== input.epoch;
  const open: Freshness = {
    ...kept,
    link: 'open',
    lost: false,
    attempt: 0,
    epoch: input.epoch,
    head: input.head,
    now: input.mono,
    strayInRow: 0,
    ...(renewed && { restored: { at: input.serverTime, after: Math.min(state.head, input.head) } }),
  };
  return each(open, ({ refused: _refused, beat: _beat, ...board }) =>
    renewed ? blankBoard : { ...board, lagging: false, calmBeats: 0, catchingUp: board.complete },
  );
}

const link = (code: number) =>
  code === closeCodes.signedOut ? 'signedOut' : code === closeCodes.tooManySockets ? 'tooManyWindows' : 'closed';

function closed(state: Freshness, { code, mono, nextTryAt }: Extract<FreshnessInput, { type: 'closed' }>): Freshness {
  const { lastBeat: _, nextTryAt: __, ...kept } = state;
  const down: Freshness = {
    ...kept,
    link: link(code),
    lost: true,
    attempt: state.attempt + 1,
    now: mono,
    fellBehind: state.fellBehind || code === closeCodes.tooSlow,
    ...(nextTryAt !== undefined && { nextTryAt }),
  };
  return code === closeCodes.rightsChanged ? each(down, () => blankBoard) : down;
}

/** A board is current once it has reached the position that its last heartbeat told. */
function committed(
  state: Freshness,
  { topic, position, snapshot }: Extract<FreshnessInput, { type: 'committed' }>,
): Freshness {
  const board = state.boards[topic];
  if (!board) return state;
  const applied = snapshot ? position : Math.max(board.applied, position);
  const told = state.lastBeat && board.beat?.position;
  const current = told !== undefined && applied >= told && (snapshot || board.applied <= told);
  const next = { ...board, applied, complete: board.complete || snapshot, catchingUp: board.catchingUp && !current };
  return { ...state, boards: { ...state.boards, [topic]: next } };
}

function refused(state: Freshness, { topic, code, detail }: Extract<FreshnessInput, { type: 'refused' }>): Freshness {
  if (!topic) return code === 'TOO_MANY_REQUESTS' ? { ...state, link: 'tooManyWindows' } : state;
  return { ...state, boards: { ...state.boards, [topic]: { ...blankBoard, refused: { code, detail } } } };
}

function unwatched(state: Freshness, topic: string): Freshness {
  const { [topic]: _, ...boards } = state.boards;
  return { ...state, boards };
}

const on: On = {
  check: (state, { mono, wall }) => checked(state, mono, wall),
  connecting: (state) => (state.link === 'open' ? state : { ...state, link: 'connecting' }),
  welcome: welcomed,
  beat: onBeat,
  closed,
  watch: (state, { topic }) =>
    state.boards[topic] ? state : { ...state, boards: { ...state.boards, [topic]: blankBoard } },
  unwatch: (state, { topic }) => unwatched(state, topic),
  committed,
  refused,
  unauthenticated: (state) => ({ ...state, link: 'signedOut' }),
  signedIn: (state) => (state.link === 'signedOut' ? { ...state, link: 'connecting', attempt: 0 } : state),
  restoredPage: (state, { mono, wall }) => doubted({ ...state, now: mono, wall }),
  moment: ({ moment: _, ...state }, { moment }) => ({ ...state, ...(moment && { moment }) }),
  dismiss: ({ restored: _, ...state }) => ({ ...state, fellBehind: false }),
};

/** The only writer of freshness: pure, from heartbeats, frames and clocks alone (experience.md §8). */
export function freshness(state: Freshness = blankFreshness, input: FreshnessInput): Freshness {
  const step = on[input.type] as (state: Freshness, input: FreshnessInput) => Freshness;
  return step(state, input);
}

import type { Beat, PictureBeat } from '../../contracts/live';
import { freshness } from '../../src/web/live/freshness';
import { blankFreshness, type Freshness, type FreshnessInput } from '../../src/web/live/freshness-state';
import { ageMs, nodeBehind, verdictOf } from '../../src/web/live/verdict';

const topic = 'crises';
const picture = (change: Partial<PictureBeat> = {}): PictureBeat => ({
  position: 10,
  lagMs: 0,
  lagEvents: 0,
  state: 'running',
  parked: 0,
  ...change,
});
const beat = (mono: number, change: Partial<PictureBeat> = {}, frame: Partial<Beat> = {}): FreshnessInput => ({
  type: 'beat',
  mono,
  frame: {
    op: 'beat',
    epoch: 'a',
    head: 10,
    serverTime: '2013-03-04T05:32:07.000000Z',
    seal: { size: 0, cosigned: 0, witnesses: 0, unsealed: 10 },
    recording: true,
    pictures: { [topic]: picture(change) },
    ...frame,
  },
});
const welcome = (mono: number, epoch = 'a'): FreshnessInput => ({
  type: 'welcome',
  epoch,
  head: 10,
  serverTime: '2013-03-04T05:32:05.000000Z',
  mono,
});
const check = (mono: number, wall = 1_000_000 + mono): FreshnessInput => ({ type: 'check', mono, wall });
const committed = (position: number, snapshot = false): FreshnessInput => ({
  type: 'committed',
  topic,
  position,
  snapshot,
});
const closed = (code: number, mono: number, nextTryAt?: number): FreshnessInput => ({
  type: 'closed',
  code,
  mono,
  ...(nextTryAt !== undefined && { nextTryAt }),
});
const run = (state: Freshness, ...inputs: readonly FreshnessInput[]) => inputs.reduce(freshness, state);
const verdict = (state: Freshness) => verdictOf(state, topic);

/** A page that is LIVE at monotonic time 100. */
const live = run(
  blankFreshness,
  check(0),
  { type: 'watch', topic },
  welcome(0),
  committed(10, true),
  beat(100),
  committed(10),
);

it('starts UNKNOWN and is RECONNECTING once the first attempt has failed', () => {
  expect(verdict(run(blankFreshness, { type: 'watch', topic }))).toBe('unknown');
  expect(verdict(run(blankFreshness, { type: 'watch', topic }, closed(1006, 5, 400)))).toBe('reconnecting');
});

it('F1: the first heartbeat over a whole snapshot makes it LIVE; either alone does not', () => {
  const open = run(blankFreshness, { type: 'watch', topic }, welcome(0));
  expect(verdict(run(open, beat(10)))).toBe('unknown');
  expect(verdict(run(open, committed(10, true)))).toBe('unknown');
  expect(verdict(run(open, committed(10, true), beat(10)))).toBe('live');
  expect(verdict(run(open, committed(4, true), beat(10, { lagMs: 3000, lagEvents: 6 })))).toBe('lagging');
});

it('F2: LATE after 5.0 s and STALE from 9.0 s without a heartbeat', () => {
  expect(verdict(run(live, check(5100)))).toBe('live');
  expect(verdict(run(live, check(5101)))).toBe('late');
  expect(verdict(run(live, check(9099)))).toBe('late');
  expect(verdict(run(live, check(9100)))).toBe('stale');
});

it('F3: a heartbeat after STALE leads to LAGGING until the board has reached its position', () => {
  const heard = run(live, check(12_000), beat(12_100, { position: 40, lagMs: 500, lagEvents: 30 }));
  expect(verdict(heard)).toBe('lagging');
  expect(verdict(run(heard, committed(30)))).toBe('lagging');
  expect(verdict(run(heard, committed(40)))).toBe('live');
});

it('F3: not even a heartbeat without lag goes straight from STALE to LIVE', () => {
  const heard = run(live, check(12_000), beat(12_100));
  expect(verdict(heard)).toBe('lagging');
  expect(verdict(run(heard, committed(10)))).toBe('live');
});

it.each([1001, 1006, 1011, 1012, 3999])('F4: close %i is RECONNECTING with the next attempt told', (code) => {
  const state = run(live, closed(code, 200, 900));
  expect(verdict(state)).toBe('reconnecting');
  expect(state.nextTryAt).toBe(900);
  expect(state.attempt).toBe(1);
  expect(run(state, { type: 'connecting' }, closed(1006, 950, 2000)).attempt).toBe(2);
});

it('F5: close 1013 says on return that the window fell behind, until it is dismissed', () => {
  const back = run(live, closed(1013, 200, 300), welcome(400), beat(450), committed(10));
  expect(back.fellBehind).toBe(true);
  expect(run(back, { type: 'dismiss' }).fellBehind).toBe(false);
  expect(run(live, closed(1006, 200, 300), welcome(400)).fellBehind).toBe(false);
});

it('F6: 4401 is SIGNED OUT and plans no attempt', () => {
  const out = run(live, closed(4401, 200));
  expect(verdict(out)).toBe('signedOut');
  expect(out.nextTryAt).toBeUndefined();
  expect(verdict(run(live, { type: 'unauthenticated' }))).toBe('signedOut');
});

it('F6: 4403 forgets the rows; a board no longer allowed becomes REFUSED', () => {
  const changed = run(live, closed(4403, 200, 200));
  expect(changed.boards[topic]?.complete).toBe(false);
  const again = run(
    changed,
    welcome(300),
    { type: 'refused', topic, code: 'FORBIDDEN', detail: 'Needs role watch officer.' },
    beat(350),
  );
  expect(verdict(again)).toBe('refused');
});

it('F7: re-opened with the same epoch it keeps its rows and catches up before it is LIVE', () => {
  const back = run(live, closed(1006, 200, 300), welcome(400));
  expect(back.boards[topic]?.applied).toBe(10);
  expect(verdict(back)).toBe('unknown');
  const heard = run(back, beat(500, { position: 14, lagEvents: 4 }));
  expect(verdict(heard)).toBe('lagging');
  expect(verdict(run(heard, committed(14)))).toBe('live');
});

it('F8: a new epoch is UNKNOWN with the bar of a restored log until dismissed', () => {
  const restored = run(live, closed(1006, 200, 300), welcome(400, 'b'));
  expect(verdict(restored)).toBe('unknown');
  expect(restored.restored).toEqual({ at: '2013-03-04T05:32:05.000000Z', after: 10 });
  expect(verdict(run(restored, beat(450, {}, { epoch: 'b' })))).toBe('unknown');
  expect(verdict(run(restored, committed(8, true), beat(450, { position: 8 }, { epoch: 'b' })))).toBe('live');
  expect(run(restored, { type: 'dismiss' }).restored).toBeUndefined();
});

it('F9: lag above 2.0 s is LAGGING at once and LIVE after two calm heartbeats', () => {
  expect(verdict(run(live, beat(2100, { lagMs: 2000 })))).toBe('live');
  const slow = run(live, beat(2100, { lagMs: 2001 }));
  expect(verdict(slow)).toBe('lagging');
  const once = run(slow, beat(4100));
  expect(verdict(once)).toBe('lagging');
  expect(verdict(run(once, beat(6100)))).toBe('live');
  expect(verdict(run(once, beat(6100, { lagMs: 2500 }), beat(8100)))).toBe('lagging');
});

it.each(['rebuilding', 'paused', 'faulted'] as const)('a board that is %s is LAGGING', (state) => {
  expect(verdict(run(live, beat(2100, { state })))).toBe('lagging');
});

it('F10: parked events make it DEGRADED and their end makes it LIVE', () => {
  const parked = run(live, beat(2100, { parked: 3 }));
  expect(verdict(parked)).toBe('degraded');
  expect(verdict(run(parked, beat(4100)))).toBe('live');
});

it('F11: a tab that was hidden for a minute is STALE at its first look, before any timer has run', () => {
  const shown = run(live, check(60_100));
  expect(verdict(shown)).toBe('stale');
  expect(ageMs(shown)).toBe(60_000);
});

it('F12: when the wall clock ran more than 5 s ahead the machine slept: UNKNOWN and a new socket', () => {
  const asleep = run(live, check(600), check(1100, 1_000_000 + 1100 + 5001));
  expect(verdict(asleep)).toBe('unknown');
  expect(asleep.reconnects).toBe(live.reconnects + 1);
  expect(run(live, check(600), check(1100, 1_000_000 + 1100 + 4999)).reconnects).toBe(live.reconnects);
});

it('F13: a page from the back/forward cache is UNKNOWN and opens a new socket', () => {
  const restored = run(live, { type: 'restoredPage', mono: 300, wall: 1_000_300 });
  expect(verdict(restored)).toBe('unknown');
  expect(restored.reconnects).toBe(live.reconnects + 1);
});

it('F14: a moment is told beside the link, which stays as it is', () => {
  const past = run(live, { type: 'moment', moment: 'replay' });
  expect(past.moment).toBe('replay');
  expect(verdict(past)).toBe('live');
  expect(run(past, { type: 'moment' }).moment).toBeUndefined();
});

it('F15: the ninth window is not live, keeps its rows and plans no attempt', () => {
  for (const input of [
    closed(4429, 200),
    { type: 'refused', code: 'TOO_MANY_REQUESTS', detail: 'Close another window.' } as const,
  ]) {
    const ninth = run(live, input);
    expect(verdict(ninth)).toBe('notLive');
    expect(ninth.nextTryAt).toBeUndefined();
    expect(ninth.boards[topic]?.applied).toBe(10);
  }
});

it('F16: a heartbeat of another epoch is ignored and counted; two in a row ask for a new socket', () => {
  const stray = beat(5000, {}, { epoch: 'z' });
  const once = run(live, stray);
  expect(once.strayBeats).toBe(1);
  expect(verdict(run(once, check(5200)))).toBe('late');
  expect(run(once, beat(5100), stray).reconnects).toBe(live.reconnects);
  expect(run(once, stray).reconnects).toBe(live.reconnects + 1);
});

it('F17: a node that is behind what was seen is LAGGING with rows kept, and LIVE once it has caught up', () => {
  const seen = run(live, committed(330), beat(2100, { position: 330 }), committed(330));
  const behind = run(seen, closed(1006, 2200, 2300), welcome(2400), beat(2500, { position: 10 }));
  expect(verdict(behind)).toBe('lagging');
  expect(behind.boards[topic]?.applied).toBe(330);
  expect(nodeBehind(behind.boards[topic]!)).toBe(320);
  expect(verdict(run(behind, committed(330)))).toBe('lagging');
  expect(verdict(run(behind, beat(4500, { position: 330 }), committed(330)))).toBe('live');
});

it('control: freshness from the open state of the socket calls a silent server LIVE', () => {
  const fromOpenSocket = (state: Freshness) => (state.link === 'open' ? 'live' : 'reconnecting');
  const silent = run(live, check(60_100));
  expect(verdict(silent)).toBe('stale');
  expect(fromOpenSocket(silent)).toBe('live');
});

import type { Beat, Change, PictureBeat, Snapshot } from '../../../contracts/live';
import { type BoardStore, createBoardStore } from './board-store';
import type { Feed, FeedHost } from './feed-host';

/** Heartbeats after which an unanswered question is asked again. */
const patience = 2;
/** At most one `applied` a second for each topic. */
const appliedEveryMs = 1000;

interface State {
  readonly host: FeedHost;
  readonly stores: Map<string, BoardStore>;
  readonly watchers: Map<string, number>;
  readonly told: Map<string, { readonly position: number; readonly at: number }>;
  /** Topics that were asked and not yet answered, with the heartbeats since; one question is enough until two have passed. */
  readonly awaiting: Map<string, number>;
  queue: (Snapshot | Change | Beat)[];
  epoch: string | undefined;
  painting: boolean;
}

function storeOf({ stores }: State, topic: string): BoardStore {
  const known = stores.get(topic);
  if (known) return known;
  const made = createBoardStore(topic);
  stores.set(topic, made);
  return made;
}

function ask(state: State, topic: string) {
  if (state.epoch === undefined) return;
  const { held } = storeOf(state, topic);
  held.begin();
  const since = held.since(state.epoch);
  state.told.delete(topic);
  state.awaiting.set(topic, 0);
  state.host.send({ op: 'watch', topic, ...(since && { since }) });
}

function askAgain(state: State, topic: string, why: 'gap' | 'mismatch') {
  if (why === 'mismatch') storeOf(state, topic).held.doubt();
  if (!state.awaiting.has(topic)) ask(state, topic);
}

function tellApplied(state: State, topic: string) {
  const { told, host } = state;
  const position = storeOf(state, topic).held.position();
  const before = told.get(topic);
  if (before && (before.position >= position || host.now() - before.at < appliedEveryMs)) return;
  told.set(topic, { position, at: host.now() });
  host.send({ op: 'applied', topic, position });
}

function committed(state: State, topic: string, snapshot: boolean) {
  state.host.dispatch({ type: 'committed', topic, position: storeOf(state, topic).held.position(), snapshot });
  tellApplied(state, topic);
}

function takeRows(state: State, frame: Snapshot | Change) {
  const { topic } = frame;
  if (!state.watchers.has(topic)) return;
  const taken = storeOf(state, topic).take(frame);
  if (taken === 'gap' || taken === 'mismatch') return askAgain(state, topic, taken);
  if (taken !== 'applied') return;
  state.awaiting.delete(topic);
  committed(state, topic, frame.op === 'snapshot');
}

function askIfUnanswered(state: State, topic: string) {
  const waited = state.awaiting.get(topic);
  if (waited === undefined) return;
  if (waited >= patience) ask(state, topic);
  else state.awaiting.set(topic, waited + 1);
}

function takePicture(state: State, topic: string, picture: PictureBeat) {
  const { held } = storeOf(state, topic);
  if (picture.lagMs === 0 && picture.lagEvents === 0) held.advance(picture.position);
  // Nothing is sent to a watch that goes on from where the board still stands: an equal sum is its answer.
  const same = held.complete() && held.position() === picture.position && picture.rowSum !== undefined;
  if (same && held.agrees(picture.position, picture.rowSum)) state.awaiting.delete(topic);
  else {
    // A part that comes once more begins a snapshot that nobody will finish.
    if (held.halfway() && !state.awaiting.has(topic)) state.awaiting.set(topic, 0);
    askIfUnanswered(state, topic);
  }
  if (held.complete()) committed(state, topic, false);
  if (!held.agrees(picture.position, picture.rowSum)) askAgain(state, topic, 'mismatch');
}

function takeBeat(state: State, { pictures }: Beat) {
  for (const topic of state.watchers.keys()) {
    const picture = pictures[topic];
    if (picture) takePicture(state, topic, picture);
  }
}

function drain(state: State) {
  const { queue } = state;
  state.queue = [];
  for (const frame of queue) {
    if (frame.op === 'beat') takeBeat(state, frame);
    else takeRows(state, frame);
  }
}

const flush = ({ stores }: State) => {
  for (const store of stores.values()) store.flush();
};

function take(state: State, frame: Snapshot | Change | Beat) {
  state.queue.push(frame);
  // A hidden tab paints nothing, so nothing would ever empty the queue.
  if (state.host.hidden()) return drain(state);
  if (state.painting) return;
  state.painting = true;
  state.host.soon(() => {
    state.painting = false;
    drain(state);
    flush(state);
  });
}

function leave(state: State, topic: string) {
  const left = (state.watchers.get(topic) ?? 1) - 1;
  if (left > 0) {
    state.watchers.set(topic, left);
    return;
  }
  state.watchers.delete(topic);
  state.awaiting.delete(topic);
  state.host.send({ op: 'unwatch', topic });
  state.host.dispatch({ type: 'unwatch', topic });
}

function watch(state: State, topic: string) {
  const before = state.watchers.get(topic) ?? 0;
  state.watchers.set(topic, before + 1);
  if (before > 0) return;
  const { held } = storeOf(state, topic);
  state.host.dispatch({ type: 'watch', topic });
  if (held.complete()) state.host.dispatch({ type: 'committed', topic, position: held.position(), snapshot: true });
  ask(state, topic);
}

function welcome(state: State, epoch: string) {
  state.epoch = epoch;
  state.queue = [];
  state.awaiting.clear();
  for (const store of state.stores.values()) store.held.belongsTo(epoch);
  flush(state);
  for (const topic of state.watchers.keys()) ask(state, topic);
}

/** Makes a feed without rows; frames are applied together, once before each paint (experience.md §24). */
export function createFeed(host: FeedHost): Feed {
  const state: State = {
    host,
    stores: new Map(),
    watchers: new Map(),
    told: new Map(),
    awaiting: new Map(),
    queue: [],
    epoch: undefined,
    painting: false,
  };
  return {
    store: (topic) => storeOf(state, topic),
    watch: (topic) => {
      watch(state, topic);
      return () => leave(state, topic);
    },
    welcome: (epoch) => welcome(state, epoch),
    take: (frame) => take(state, frame),
    clearAll: () => {
      state.queue = [];
      for (const store of state.stores.values()) store.clear();
    },
    clear: (topic) => state.stores.get(topic)?.clear(),
    refetch: (topic) => askAgain(state, topic, 'mismatch'),
    shown: () => {
      drain(state);
      flush(state);
    },
  };
}

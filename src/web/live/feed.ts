import type { Beat, Change, ClientFrame, Snapshot } from '../../../contracts/live';
import { type BoardStore, createBoardStore } from './board-store';
import type { FreshnessInput } from './freshness-state';

/** What the feed needs from the link and the page. */
export interface FeedHost {
  readonly send: (frame: ClientFrame) => void;
  readonly dispatch: (input: FreshnessInput) => void;
  readonly hidden: () => boolean;
  /** Runs before the next paint; replaced in tests. */
  readonly soon: (run: () => void) => void;
  readonly now: () => number;
}
/** Boards that are watched over the link, with the order of their frames kept. */
export interface Feed {
  readonly store: (topic: string) => BoardStore;
  readonly watch: (topic: string) => () => void;
  readonly welcome: (epoch: string) => void;
  readonly take: (frame: Snapshot | Change | Beat) => void;
  readonly clearAll: () => void;
  readonly clear: (topic: string) => void;
  /** Asks for the whole board again; the rows shown stay until it is here. */
  readonly refetch: (topic: string) => void;
  /** Tells readers of what was applied while the tab was hidden. */
  readonly shown: () => void;
}

/** At most one `applied` a second for each topic. */
const appliedEveryMs = 1000;

/** Makes a feed without rows; frames are applied together, once before each paint (experience.md §24). */
export function createFeed(host: FeedHost): Feed {
  const stores = new Map<string, BoardStore>();
  const watchers = new Map<string, number>();
  const told = new Map<string, { readonly position: number; readonly at: number }>();
  /** Topics that were asked again and not yet answered; one question is enough. */
  const awaiting = new Set<string>();
  const queue: (Snapshot | Change | Beat)[] = [];
  let epoch: string | undefined;
  let asked = false;

  const store = (topic: string): BoardStore => {
    const known = stores.get(topic);
    if (known) return known;
    const made = createBoardStore(topic);
    stores.set(topic, made);
    return made;
  };

  const ask = (topic: string) => {
    if (epoch === undefined) return;
    const since = store(topic).held.since(epoch);
    told.delete(topic);
    host.send({ op: 'watch', topic, ...(since && { since }) });
  };

  const askAgain = (topic: string, why: 'gap' | 'mismatch') => {
    if (why === 'mismatch') store(topic).held.doubt();
    if (awaiting.has(topic)) return;
    awaiting.add(topic);
    ask(topic);
  };

  const tellApplied = (topic: string) => {
    const position = store(topic).held.position();
    const before = told.get(topic);
    if (before && (before.position >= position || host.now() - before.at < appliedEveryMs)) return;
    told.set(topic, { position, at: host.now() });
    host.send({ op: 'applied', topic, position });
  };

  const committed = (topic: string, snapshot: boolean) => {
    host.dispatch({ type: 'committed', topic, position: store(topic).held.position(), snapshot });
    tellApplied(topic);
  };

  const rows = (frame: Snapshot | Change) => {
    if (!watchers.has(frame.topic)) return;
    const taken = store(frame.topic).take(frame);
    if (taken === 'gap' || taken === 'mismatch') askAgain(frame.topic, taken);
    if (taken === 'applied') awaiting.delete(frame.topic);
    if (taken === 'applied') committed(frame.topic, frame.op === 'snapshot');
  };

  const beat = ({ pictures }: Beat) => {
    for (const topic of watchers.keys()) {
      const picture = pictures[topic];
      if (!picture) continue;
      const { held } = store(topic);
      if (picture.lagMs === 0 && picture.lagEvents === 0) held.advance(picture.position);
      if (held.complete()) committed(topic, false);
      if (!held.agrees(picture.position, picture.rowSum)) askAgain(topic, 'mismatch');
    }
  };

  const drain = () => {
    for (const frame of queue.splice(0)) frame.op === 'beat' ? beat(frame) : rows(frame);
  };
  const flush = () => {
    for (const one of stores.values()) one.flush();
  };

  const take = (frame: Snapshot | Change | Beat) => {
    queue.push(frame);
    // A hidden tab paints nothing, so nothing would ever empty the queue.
    if (host.hidden()) return drain();
    if (asked) return;
    asked = true;
    host.soon(() => {
      asked = false;
      drain();
      flush();
    });
  };

  const watch = (topic: string) => {
    const before = watchers.get(topic) ?? 0;
    watchers.set(topic, before + 1);
    if (before === 0) {
      host.dispatch({ type: 'watch', topic });
      if (store(topic).held.complete())
        host.dispatch({ type: 'committed', topic, position: store(topic).held.position(), snapshot: true });
      ask(topic);
    }
    return () => leave(topic);
  };

  const leave = (topic: string) => {
    const left = (watchers.get(topic) ?? 1) - 1;
    if (left > 0) return watchers.set(topic, left);
    watchers.delete(topic);
    host.send({ op: 'unwatch', topic });
    host.dispatch({ type: 'unwatch', topic });
  };

  return {
    store,
    watch,
    welcome: (now) => {
      epoch = now;
      queue.length = 0;
      awaiting.clear();
      for (const one of stores.values()) one.held.belongsTo(now);
      flush();
      for (const topic of watchers.keys()) ask(topic);
    },
    take,
    clearAll: () => {
      queue.length = 0;
      for (const one of stores.values()) one.clear();
    },
    clear: (topic) => stores.get(topic)?.clear(),
    refetch: (topic) => askAgain(topic, 'mismatch'),
    shown: () => {
      drain();
      flush();
    },
  };
}

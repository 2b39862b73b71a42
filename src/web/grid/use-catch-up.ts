import { useEffect, useRef, useState } from 'react';
import type { BoardStore } from '../live/board-store';
import { awayMs, type Missed, readMissed, saveLooked } from '../live/last-looked';
import { preferencesStore } from '../live/preferences';
import { createStore } from '../live/store';
import { useBoardView } from '../parts/use-board';
import { useStore } from '../parts/use-store';

/** What the place in the middle of line 2 says of a board that somebody comes back to. */
export interface CatchUp extends Missed {
  readonly topic: string;
  readonly critical: number;
}
export const catchUpStore = createStore<CatchUp | undefined>(undefined);

interface Board {
  readonly store: BoardStore;
  readonly category: string;
}

const criticalIn = (store: BoardStore, keys: ReadonlySet<string>) =>
  [...keys].filter((key) => store.row(key)?.row.severity === 4).length;

async function tell({ store, category }: Board, since: number, signal: AbortSignal) {
  const missed = await readMissed(category, since, signal).catch(() => undefined);
  if (!missed || signal.aborted) return;
  const keys = new Set([...missed.keys].filter((key) => store.row(key)));
  if (keys.size === 0) return;
  catchUpStore.set({ ...missed, keys, topic: store.topic, critical: criticalIn(store, keys) });
}

/** Boards of which was told what was missed since this page was loaded. */
const toldOnce = new Set<string>();
/** When a board went out of sight, monotonic, and how far it was then. */
const leftAt = new Map<string, { readonly at: number; readonly position: number }>();

function leave(store: BoardStore) {
  const { complete, position } = store.view();
  if (!complete) return;
  leftAt.set(store.topic, { at: performance.now(), position });
  saveLooked(store.topic, position);
}

/** Position at which the board went out of sight, where that is long ago. */
function leftLongAgo({ topic }: BoardStore): number | undefined {
  const left = leftAt.get(topic);
  leftAt.delete(topic);
  return left && performance.now() - left.at >= awayMs ? left.position : undefined;
}

/** Where the board was left for long, by hiding the page or going to another screen; the place is saved on leaving. */
function useLeft(store: BoardStore): number | undefined {
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    const back = () => {
      const position = leftLongAgo(store);
      if (position !== undefined) setLeft(position);
    };
    const onChange = () => (document.hidden ? leave(store) : back());
    back();
    document.addEventListener('visibilitychange', onChange);
    return () => {
      document.removeEventListener('visibilitychange', onChange);
      leave(store);
    };
  }, [store]);
  return left;
}

/** The last look that the server remembers, told at the first sight of the board. */
function useFirstSight(store: BoardStore): number | undefined {
  const { complete } = useBoardView(store);
  const looked = useStore(preferencesStore)?.lastLooked[store.topic];
  const [first, setFirst] = useState<number>();
  useEffect(() => {
    if (!complete || looked === undefined || toldOnce.has(store.topic)) return;
    toldOnce.add(store.topic);
    setFirst(looked);
  }, [complete, looked, store]);
  return first;
}

/** Tells what changed on a board since this person last looked at it, and remembers the place. */
export function useCatchUp(board: Board) {
  const left = useLeft(board.store);
  const first = useFirstSight(board.store);
  const since = left ?? first;
  const latest = useRef(board);
  latest.current = board;
  useEffect(() => {
    if (since === undefined) return;
    const stop = new AbortController();
    void tell(latest.current, since, stop.signal);
    return () => stop.abort();
  }, [since]);
  const { topic } = board.store;
  useEffect(
    () => () => {
      if (catchUpStore.get()?.topic === topic) catchUpStore.set(undefined);
    },
    [topic],
  );
}

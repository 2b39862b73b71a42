import { useEffect, useSyncExternalStore } from 'react';
import type { BoardStore, BoardView } from '../live/board-store';
import type { HeldRow } from '../live/held-rows';
import { feed, freshnessStore } from '../live/live';
import { type Verdict, verdictOf } from '../live/verdict';

/** Watches a board while the component is mounted, and gives its store. */
export function useWatched(topic: string, wanted = true): BoardStore {
  useEffect(() => (wanted ? feed.watch(topic) : undefined), [topic, wanted]);
  return feed.store(topic);
}

/** The whole of a board; draws again when rows, position or completeness change. */
export const useBoardView = (store: BoardStore): BoardView => useSyncExternalStore(store.subscribe, store.view);

/** One row; draws again only when this row changes. */
export const useRow = (store: BoardStore, key: string): HeldRow | undefined =>
  useSyncExternalStore(
    (told) => store.subscribeRow(key, told),
    () => store.row(key),
  );

/** The state of a board's freshness, or of the link where no board is named. */
export const useVerdict = (topic?: string): Verdict =>
  useSyncExternalStore(freshnessStore.subscribe, () => verdictOf(freshnessStore.get(), topic));

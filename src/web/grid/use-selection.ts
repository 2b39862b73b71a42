import { useCallback, useEffect, useMemo, useState } from 'react';
import type { RecordAnswer } from '../../../contracts/http';
import { api } from '../live/api';
import { selectionStore } from '../live/evidence-selection';
import { nothingSelected, ranged, type Selection, selectedOf, toggled } from './selection';

const pauseMs = 250;
/** Rows whose newest event is looked up; a form takes no more evidence than that. */
const mostPositions = 50;

/** A board tells rows, not events: the newest event of each chosen record stands for it. */
async function newestPositions(category: string, keys: readonly string[], signal: AbortSignal) {
  const records = await Promise.allSettled(
    keys.map((key) => api<RecordAnswer>(`/records/${category}-${key}`, { query: { limit: 1 }, signal })),
  );
  return records.flatMap((each) => (each.status === 'fulfilled' ? (each.value.events[0]?.position ?? []) : []));
}

/** Offers the chosen rows to forms as evidence. */
function useOffered(category: string, chosen: readonly string[]) {
  const wanted = chosen.slice(0, mostPositions).join();
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void newestPositions(category, wanted.split(','), stop.signal).then((positions) => {
        if (!stop.signal.aborted) selectionStore.set(positions);
      });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
      selectionStore.set([]);
    };
  }, [category, wanted]);
}

/** Rows chosen on a board with `x`, `Shift+x` and `Ctrl+A`. */
export function useSelection(category: string, shown: readonly string[]) {
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const chosen = useMemo(() => selectedOf(selection, shown), [selection, shown]);
  useOffered(category, chosen);
  const toggle = useCallback((key: string) => setSelection((now) => toggled(now, key)), []);
  const extend = (key: string) => setSelection((now) => ranged(now, key, shown));
  const all = () => setSelection({ keys: new Set(shown), anchor: undefined });
  const clear = useCallback(() => setSelection(nothingSelected), []);
  return { keys: selection.keys, chosen, toggle, extend, all, clear };
}
export type Selecting = ReturnType<typeof useSelection>;

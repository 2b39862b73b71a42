import { useEffect, useState } from 'react';
import type { LookupAnswer } from '../../../contracts/http';
import { api } from '../live/api';
import { type Found, foundRecords, lookUp } from '../live/lookup';

/** The record behind an id; undefined while it is fetched, or where it may not be seen. */
export function useRecordTitle(category: string | undefined, id: string | undefined): Found | undefined {
  const key = `${category}-${id}`;
  const [found, setFound] = useState(foundRecords.get(key));
  useEffect(() => {
    setFound(foundRecords.get(key));
    if (!category || !id || foundRecords.has(key)) return;
    const stop = new AbortController();
    api<LookupAnswer>(`/lookup/${category}`, { query: { ids: id }, signal: stop.signal })
      .then(({ records }) => {
        const record = records.find((each) => each.id === id);
        if (!record) return;
        foundRecords.set(key, record);
        setFound(record);
      })
      .catch(() => undefined);
    return () => stop.abort();
  }, [category, id, key]);
  return found;
}

/** What a search is doing, with what it has found. */
export interface Search {
  readonly found: readonly Found[];
  readonly state: 'idle' | 'searching' | 'failed';
}

const pause = 150;

/** Searches a category while somebody types; the last query wins. */
export function useLookup(category: string, query: string, active: boolean): Search {
  const [search, setSearch] = useState<Search>({ found: [], state: 'idle' });
  useEffect(() => {
    if (!active) return;
    const stop = new AbortController();
    setSearch((last) => ({ ...last, state: 'searching' }));
    const timer = setTimeout(() => {
      lookUp(category, query.trim(), stop.signal)
        .then((found) => setSearch({ found, state: 'idle' }))
        .catch(() => !stop.signal.aborted && setSearch({ found: [], state: 'failed' }));
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [category, query, active]);
  return search;
}

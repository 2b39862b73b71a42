import { useEffect, useState } from 'react';
import type { LookupAnswer } from '../../../contracts/http';
import { api } from '../live/api';

export type Found = LookupAnswer['records'][number];
const titles = new Map<string, Found>();

/** Records of a category whose name or id matches. @throws ApiProblem, NoAnswer */
export async function lookUp(category: string, query: string, signal?: AbortSignal): Promise<readonly Found[]> {
  const { records } = await api<LookupAnswer>(`/lookup/${category}`, {
    query: { q: query },
    ...(signal && { signal }),
  });
  for (const record of records) titles.set(`${category}-${record.id}`, record);
  return records;
}

/** The record behind an id; undefined while it is fetched, or where it may not be seen. */
export function useRecordTitle(category: string | undefined, id: string | undefined): Found | undefined {
  const key = `${category}-${id}`;
  const [found, setFound] = useState(titles.get(key));
  useEffect(() => {
    setFound(titles.get(key));
    if (!category || !id || titles.has(key)) return;
    const stop = new AbortController();
    api<LookupAnswer>(`/lookup/${category}`, { query: { ids: id }, signal: stop.signal })
      .then(({ records }) => {
        const record = records.find((each) => each.id === id);
        if (!record) return;
        titles.set(key, record);
        setFound(record);
      })
      .catch(() => undefined);
    return () => stop.abort();
  }, [category, id, key]);
  return found;
}

/** Title of the record that a form is about; a command on any stream takes the category of the stream. */
export function useTitleOf(
  { description }: { readonly description: { readonly aggregate: string } },
  stream: string | undefined,
): Found | undefined {
  const dash = stream?.indexOf('-') ?? -1;
  return useRecordTitle(stream && (description.aggregate || stream.slice(0, dash)), stream?.slice(dash + 1));
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

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RegisterPage, RegisterRow } from '../../../contracts/http';
import { api } from '../live/api';
import { forgetHandling, noteHandling } from '../live/handling';
import { useGained } from '../parts/use-gained';
import {
  firstPages,
  nextQuery,
  type PageQuery,
  type Pages,
  previousQuery,
  rowsOf,
  withNext,
  withPrevious,
  withRow,
} from './register-pages';

/** What is asked of a register, apart from the page. */
export interface RegisterAsk {
  readonly name: string;
  /** Column of the order, newest first. */
  readonly order?: string;
  readonly words?: string;
  readonly filter?: Readonly<Record<string, string | number | readonly (string | number)[]>>;
  readonly at?: number | undefined;
  readonly limit?: number;
}

export interface RegisterView {
  readonly rows: readonly RegisterRow[];
  readonly loading: boolean;
  readonly cause: unknown;
  readonly count: number;
  readonly more: boolean;
  readonly searchedThrough: number;
  readonly position: number;
  /** Rows gained since the first page was read. */
  readonly fresh: number;
  readonly ends: boolean;
  readonly next: () => Promise<void>;
  readonly previous: () => Promise<void>;
  /** Reads the newest page again, or where it starts once `after` has been reached. */
  readonly reload: (after?: number) => void;
  readonly replace: (key: string, row: RegisterRow['row']) => void;
}

const read = ({ name, order, words, filter, limit }: RegisterAsk, page: PageQuery, signal?: AbortSignal) =>
  api<RegisterPage>(`/registers/${name}`, {
    query: {
      ...page,
      ...(order && { order }),
      ...(words && { q: words }),
      ...(filter && Object.keys(filter).length > 0 && { f: JSON.stringify(filter) }),
      ...(limit && { limit }),
    },
    ...(signal && { signal }),
  });

/** Keeps the row under the eye where it is when pages come or go above it. */
function useAnchor(scroller: { readonly current: HTMLElement | null }, rowHeight: number) {
  const shift = useRef(0);
  useLayoutEffect(() => {
    if (shift.current === 0 || !scroller.current) return;
    scroller.current.scrollTop += shift.current * rowHeight;
    shift.current = 0;
  });
  return (rows: number) => {
    shift.current += rows;
  };
}

interface Reading {
  readonly pages?: Pages;
  readonly loading: boolean;
  readonly cause?: unknown;
  /** Gained rows when the first page was read. */
  readonly base: number;
}
interface Turn {
  readonly n: number;
  readonly after?: number;
}

/** Query of the first page: the place asked for counts until the newest page is asked for again. */
const firstQuery = ({ at }: RegisterAsk, { n, after }: Turn): PageQuery => ({
  ...(at !== undefined && n === 0 && { at }),
  ...(after !== undefined && { after }),
});

/** Reads the first page whenever the question changes or a reload is asked for. */
function useFirstPage(ask: RegisterAsk, gained: number) {
  const [reading, setReading] = useState<Reading>({ loading: true, base: 0 });
  const [turn, setTurn] = useState<Turn>({ n: 0 });
  const gainedNow = useRef(gained);
  gainedNow.current = gained;
  const what = JSON.stringify(ask);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text of the question stands for it
  useEffect(() => {
    const stop = new AbortController();
    const query = firstQuery(ask, turn);
    setReading(({ cause: _, ...now }) => ({ ...now, loading: true }));
    read(ask, query, stop.signal).then(
      (page) => {
        setReading({ pages: firstPages(page, 'at' in query), loading: false, base: gainedNow.current });
        noteHandling(ask.name, page.handling);
      },
      (cause: unknown) => !stop.signal.aborted && setReading((now) => ({ ...now, loading: false, cause })),
    );
    return () => stop.abort();
  }, [what, turn]);
  useEffect(() => () => forgetHandling(ask.name), [ask.name]);
  const reload = (after?: number) => setTurn(({ n }) => ({ n: n + 1, ...(after !== undefined && { after }) }));
  return { reading, setReading, reload };
}

/** Adds a page at an end; an answer to a question that is no longer asked is dropped. */
function usePageTurner(ask: RegisterAsk, reading: Reading, setReading: (change: (now: Reading) => Reading) => void) {
  const busy = useRef(false);
  const { pages } = reading;
  return async (query: PageQuery | undefined, take: (page: RegisterPage) => Pages) => {
    if (!query || busy.current) return;
    busy.current = true;
    setReading((now) => ({ ...now, loading: true }));
    try {
      const page = await read(ask, query);
      setReading((now) => (now.pages === pages ? { ...now, pages: take(page), loading: false } : now));
    } catch (cause) {
      setReading((now) => ({ ...now, loading: false, cause }));
    } finally {
      busy.current = false;
    }
  };
}

/** A register read page by page in both directions; five pages stay mounted (experience.md §10.3). */
export function useRegister(
  ask: RegisterAsk,
  scroller: { readonly current: HTMLElement | null },
  rowHeight: number,
): RegisterView {
  const gained = useGained(ask.name);
  const { reading, setReading, reload } = useFirstPage(ask, gained);
  const turnTo = usePageTurner(ask, reading, setReading);
  const move = useAnchor(scroller, rowHeight);
  const { pages, loading, cause, base } = reading;
  const next = () =>
    turnTo(pages && nextQuery(pages), (page) => {
      const now = withNext(pages as Pages, page);
      move(-now.removed);
      return now;
    });
  const previous = () =>
    turnTo(pages && previousQuery(pages), (page) => {
      const now = withPrevious(pages as Pages, page);
      move(now.added);
      return now;
    });
  const replace = (key: string, row: RegisterRow['row']) =>
    setReading((now) => (now.pages ? { ...now, pages: withRow(now.pages, key, row) } : now));
  return { ...shown(pages), loading, cause, fresh: Math.max(0, gained - base), next, previous, reload, replace };
}

/** What the mounted pages tell of the whole register. */
function shown(pages: Pages | undefined) {
  const last = pages?.pages.at(-1);
  return {
    rows: pages ? rowsOf(pages) : [],
    count: last?.count ?? 0,
    more: last?.more ?? false,
    searchedThrough: last?.searchedThrough ?? 0,
    position: last?.position ?? 0,
    ends: pages !== undefined && nextQuery(pages) === undefined,
  };
}

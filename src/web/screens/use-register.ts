import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RegisterPage, RegisterRow } from '../../../contracts/http';
import { api } from '../live/api';
import { forgetHandling, noteHandling } from '../live/handling';
import { useBoardView, useWatched } from '../parts/use-board';
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

/** How many rows the register has gained since this page began to watch it. */
function useGained(name: string): number {
  const store = useWatched(name);
  useBoardView(store);
  return Number(store.rows.get('new')?.row.count ?? 0);
}

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

/** A register read page by page in both directions; five pages stay mounted (experience.md §10.3). */
export function useRegister(
  ask: RegisterAsk,
  scroller: { readonly current: HTMLElement | null },
  rowHeight: number,
): RegisterView {
  const [pages, setPages] = useState<Pages>();
  const [state, setState] = useState<{ readonly loading: boolean; readonly cause?: unknown }>({ loading: true });
  const [base, setBase] = useState(0);
  const [turn, setTurn] = useState<{ readonly n: number; readonly after?: number }>({ n: 0 });
  const gained = useGained(ask.name);
  const gainedNow = useRef(gained);
  gainedNow.current = gained;
  const move = useAnchor(scroller, rowHeight);
  const busy = useRef(false);
  const what = JSON.stringify(ask);
  const latest = useRef(ask);
  latest.current = ask;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text of the question stands for it
  useEffect(() => {
    const stop = new AbortController();
    setState((now) => ({ ...now, loading: true }));
    const first = {
      ...(ask.at !== undefined && turn.n === 0 && { at: ask.at }),
      ...(turn.after !== undefined && { after: turn.after }),
    };
    read(ask, first, stop.signal).then(
      (page) => {
        setPages(firstPages(page, 'at' in first));
        setBase(gainedNow.current);
        setState({ loading: false });
        noteHandling(ask.name, page.handling);
      },
      (cause: unknown) => !stop.signal.aborted && setState({ loading: false, cause }),
    );
    return () => stop.abort();
  }, [what, turn]);
  useEffect(() => () => forgetHandling(ask.name), [ask.name]);

  const turnTo = useCallback(async (query: PageQuery | undefined, take: (page: RegisterPage) => void) => {
    if (!query || busy.current) return;
    busy.current = true;
    setState((now) => ({ ...now, loading: true }));
    try {
      take(await read(latest.current, query));
      setState({ loading: false });
    } catch (cause) {
      setState({ loading: false, cause });
    } finally {
      busy.current = false;
    }
  }, []);
  const next = () =>
    turnTo(pages && nextQuery(pages), (page) => {
      const now = withNext(pages as Pages, page);
      move(-now.removed);
      setPages(now);
    });
  const previous = () =>
    turnTo(pages && previousQuery(pages), (page) => {
      const now = withPrevious(pages as Pages, page);
      move(now.added);
      setPages(now);
    });
  const last = pages?.pages.at(-1);
  return {
    rows: pages ? rowsOf(pages) : [],
    loading: state.loading,
    cause: state.cause,
    count: last?.count ?? 0,
    more: last?.more ?? false,
    searchedThrough: last?.searchedThrough ?? 0,
    position: last?.position ?? 0,
    fresh: Math.max(0, gained - base),
    ends: pages !== undefined && nextQuery(pages) === undefined,
    next,
    previous,
    reload: (after) => setTurn((now) => ({ n: now.n + 1, ...(after !== undefined && { after }) })),
    replace: (key, row) => setPages((now) => now && withRow(now, key, row)),
  };
}

import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { BoardStore } from '../live/board-store';
import { useBoardView } from '../parts/use-board';
import { arrange, type HeldOrder, holdOrder, pinnedFirst } from './arrange';
import type { GridModel } from './column';
import { groupLines, type Line } from './group-lines';
import { resortIn } from './resort';
import type { GridView } from './view';

/** Lines of a grid as they stand on screen now. */
export interface Lines {
  readonly lines: readonly Line[];
  readonly keys: readonly string[];
  readonly moved: ReadonlySet<string>;
  readonly hidden: number;
  readonly grouped: boolean;
  /** Puts every row in its place at once. */
  readonly settle: () => void;
  /** Tells that the person does something in the grid, so rows stay where they are. */
  readonly active: () => void;
}

const none: ReadonlySet<string> = new Set();

interface Times {
  /** Monotonic milliseconds of the last sort and of the last activity of the person in the grid. */
  sortedAt: number;
  activity: number;
}

const waitOf = ({ sortedAt, activity }: Times) => resortIn(performance.now(), sortedAt, activity);

/** The order on screen: the wanted one when rows may move, otherwise the old one with what has changed let in. */
function useHeldOrder(wanted: readonly string[], asked: string) {
  const times = useRef<Times>({ sortedAt: Number.NEGATIVE_INFINITY, activity: Number.NEGATIVE_INFINITY });
  const [turn, again] = useReducer((n: number) => n + 1, 0);
  const shown = useRef<{ readonly asked: string; readonly keys: readonly string[] }>({ asked: '', keys: [] });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn asks for another look at the clock
  const held = useMemo<HeldOrder>(() => {
    const { asked: before, keys } = shown.current;
    if (asked !== before || waitOf(times.current) === 0 || keys.length === 0) return { keys: wanted, moved: none };
    return holdOrder(keys, wanted);
  }, [wanted, asked, turn]);
  const settled = held.moved.size === 0;
  useEffect(() => {
    if (settled && shown.current.keys !== held.keys) times.current.sortedAt = performance.now();
    shown.current = { asked, keys: held.keys };
  }, [asked, held, settled]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each look that leaves rows out of place plans the next
  useEffect(() => {
    if (settled) return;
    const timer = setTimeout(again, Math.max(100, waitOf(times.current)));
    return () => clearTimeout(timer);
  }, [settled, held, turn]);
  return { held, again, times: times.current };
}

interface Folding {
  readonly closed: ReadonlySet<string>;
  /** Rows on top, whatever the order. */
  readonly pinned: readonly string[];
}

/** Order of rows: recomputed with the rows, shown at most every 2 s and never while somebody works in the grid. */
export function useLines(store: BoardStore, model: GridModel, view: GridView, { closed, pinned }: Folding): Lines {
  const { version } = useBoardView(store);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the rows of the store
  const wanted = useMemo(() => {
    const { keys, hidden } = arrange(store.rows.values(), model.columns, view.sort, view.filters);
    return { keys: pinnedFirst(keys, pinned), hidden };
  }, [store, version, model, view.sort, view.filters, pinned]);
  const asked = `${model.topic}|${JSON.stringify([view.sort, view.filters, view.group, pinned])}`;
  const { held, again, times } = useHeldOrder(wanted.keys, asked);
  const group = view.group ? model.groups?.[view.group] : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: groups follow the rows of this version
  const lines = useMemo<readonly Line[]>(
    () =>
      group
        ? groupLines(held.keys, (key) => store.row(key)?.row, { by: group, closed, pinned })
        : held.keys.map((key) => ({ kind: 'row', key }) as const),
    [held, group, closed, pinned, store, version],
  );
  const settle = () => {
    times.activity = Number.NEGATIVE_INFINITY;
    times.sortedAt = Number.NEGATIVE_INFINITY;
    again();
  };
  const active = () => {
    times.activity = performance.now();
  };
  return {
    lines,
    keys: held.keys,
    moved: held.moved,
    hidden: wanted.hidden,
    grouped: group !== undefined,
    settle,
    active,
  };
}

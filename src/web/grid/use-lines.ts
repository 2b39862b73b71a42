import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { BoardStore } from '../live/board-store';
import { useBoardView } from '../parts/use-board';
import { arrange, groupLines, type HeldOrder, holdOrder, type Line } from './arrange';
import type { GridModel } from './column';
import { resortIn } from './resort';
import type { GridView } from './view';

/** Lines of a grid as they stand on screen now. */
export interface Lines {
  readonly lines: readonly Line[];
  readonly keys: readonly string[];
  readonly moved: ReadonlySet<string>;
  readonly hidden: number;
  /** Puts every row in its place at once. */
  readonly settle: () => void;
  /** Tells that the person does something in the grid, so rows stay where they are. */
  readonly active: () => void;
}

const none: ReadonlySet<string> = new Set();

/** Order of rows: recomputed with the rows, shown at most every 2 s and never while somebody works in the grid. */
export function useLines(store: BoardStore, model: GridModel, view: GridView, closed: ReadonlySet<string>): Lines {
  const { version } = useBoardView(store);
  const [turn, again] = useReducer((n: number) => n + 1, 0);
  const activity = useRef(Number.NEGATIVE_INFINITY);
  const sortedAt = useRef(Number.NEGATIVE_INFINITY);
  const shown = useRef<{ readonly asked: string; readonly held: HeldOrder }>({ asked: '', held: { keys: [], moved: none } });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the rows of the store
  const wanted = useMemo(
    () => arrange(store.rows.values(), model.columns, view.sort, view.filters),
    [store, version, model, view.sort, view.filters],
  );
  const asked = `${model.topic}|${JSON.stringify([view.sort, view.filters, view.group])}`;
  const wait = resortIn(performance.now(), sortedAt.current, activity.current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn asks for another look at the clock
  const held = useMemo(() => {
    const before = shown.current;
    if (asked !== before.asked || wait === 0 || before.held.keys.length === 0) return { keys: wanted.keys, moved: none };
    return holdOrder(before.held.keys, wanted.keys);
  }, [wanted, asked, turn]);
  const settled = held.moved.size === 0;

  useEffect(() => {
    if (settled && shown.current.held.keys !== held.keys) sortedAt.current = performance.now();
    shown.current = { asked, held };
  }, [asked, held, settled]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each look that leaves rows out of place plans the next
  useEffect(() => {
    if (settled) return;
    const timer = setTimeout(again, Math.max(100, resortIn(performance.now(), sortedAt.current, activity.current)));
    return () => clearTimeout(timer);
  }, [settled, held, turn]);

  const group = view.group ? model.groups?.[view.group] : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: groups follow the rows of this version
  const lines = useMemo<readonly Line[]>(
    () =>
      group
        ? groupLines(held.keys, (key) => store.row(key)?.row, group, closed)
        : held.keys.map((key) => ({ kind: 'row', key }) as const),
    [held, group, closed, store, version],
  );
  return {
    lines,
    keys: held.keys,
    moved: held.moved,
    hidden: wanted.hidden,
    settle: () => {
      activity.current = Number.NEGATIVE_INFINITY;
      sortedAt.current = Number.NEGATIVE_INFINITY;
      again();
    },
    active: () => {
      activity.current = performance.now();
    },
  };
}

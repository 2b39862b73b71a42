import { useCallback, useMemo, useRef, useState } from 'react';
import { formStore } from '../live/command';
import { displayStore } from '../live/display';
import { preferencesStore } from '../live/preferences';
import { pinnedOf } from '../live/saved-views';
import { useWatched } from '../parts/use-board';
import { useStore } from '../parts/use-store';
import type { BoardPageProps } from './board-props';
import type { Column, Room } from './column';
import type { Focusing } from './use-focus';
import { useLines } from './use-lines';
import { usePin } from './use-pin';
import { useSelection } from './use-selection';
import { useGridView } from './view';

const heights = { dense: 28, comfortable: 36, touch: 44 } as const;
const slimColumns = 4;

const toggled = (groups: ReadonlySet<string>, group: string) =>
  groups.has(group) ? new Set([...groups].filter((one) => one !== group)) : new Set([...groups, group]);

function useClosedGroups() {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((group: string) => setClosed((now) => toggled(now, group)), []);
  return { closed, toggle };
}

const chosenOf = (columns: readonly Column[], chosen: readonly string[] | undefined) =>
  chosen ? columns.filter(({ name }, i) => i === 0 || chosen.includes(name)) : columns;

function columnsFor(columns: readonly Column[], room: Room): readonly Column[] {
  if (room === 'wide') return columns;
  if (room === 'narrow') return columns.filter(({ wideOnly }) => !wideOnly);
  const chosen = columns.filter(({ slim }) => slim);
  return chosen.length > 0 ? chosen : columns.slice(0, slimColumns);
}

/** Rows that this person keeps on top of a board. */
function usePinned(topic: string): readonly string[] {
  const views = useStore(preferencesStore)?.views;
  return useMemo(() => pinnedOf(views, topic), [views, topic]);
}

/** Everything a board page keeps: rows, view, order, pin, focus, and the columns there is room for. */
export function useBoardPage({ model, category, defaults, drawer }: BoardPageProps) {
  const store = useWatched(model.topic);
  const [view, change] = useGridView(model, defaults);
  const groups = useClosedGroups();
  const pinned = usePinned(model.topic);
  const lines = useLines(store, model, view, { closed: groups.closed, pinned });
  const selecting = useSelection(category, lines.keys);
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = heights[useStore(displayStore).density];
  const pin = usePin(scroller, lines.lines, rowHeight);
  const focusing = useRef<Focusing>(undefined);
  const [focusRow, setFocusRow] = useState<string>();
  const [table, setTable] = useState(false);
  const form = useStore(formStore) !== null;
  const room: Room = form ? 'slim' : view.selected !== undefined && drawer ? 'narrow' : 'wide';
  const columns = useMemo(() => columnsFor(chosenOf(model.columns, view.columns), room), [model, view.columns, room]);
  const frame = { scroller, rowHeight, room, columns, pinned, selecting };
  return { store, view, change, groups, lines, pin, focusing, focusRow, setFocusRow, table, setTable, ...frame };
}
export type BoardState = ReturnType<typeof useBoardPage>;

import { useCallback, useMemo, useRef, useState } from 'react';
import { formStore } from '../live/command';
import { displayStore } from '../live/display';
import { useWatched } from '../parts/use-board';
import { useStore } from '../parts/use-store';
import type { BoardPageProps } from './board-props';
import type { Column, Room } from './column';
import type { Focusing } from './use-focus';
import { useLines } from './use-lines';
import { usePin } from './use-pin';
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

function columnsFor(columns: readonly Column[], room: Room): readonly Column[] {
  if (room === 'wide') return columns;
  if (room === 'narrow') return columns.filter(({ wideOnly }) => !wideOnly);
  const chosen = columns.filter(({ slim }) => slim);
  return chosen.length > 0 ? chosen : columns.slice(0, slimColumns);
}

/** Everything a board page keeps: rows, view, order, pin, focus, and the columns there is room for. */
export function useBoardPage({ model, defaults, drawer }: BoardPageProps) {
  const store = useWatched(model.topic);
  const [view, change] = useGridView(model, defaults);
  const groups = useClosedGroups();
  const lines = useLines(store, model, view, groups.closed);
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = heights[useStore(displayStore).density];
  const pin = usePin(scroller, lines.lines, rowHeight);
  const focusing = useRef<Focusing>(undefined);
  const [focusRow, setFocusRow] = useState<string>();
  const [table, setTable] = useState(false);
  const form = useStore(formStore) !== null;
  const room: Room = form ? 'slim' : view.selected !== undefined && drawer ? 'narrow' : 'wide';
  const columns = useMemo(() => columnsFor(model.columns, room), [model, room]);
  const frame = { scroller, rowHeight, room, columns };
  return { store, view, change, groups, lines, pin, focusing, focusRow, setFocusRow, table, setTable, ...frame };
}
export type BoardState = ReturnType<typeof useBoardPage>;

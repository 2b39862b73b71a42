import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { JsonObject } from '../../../contracts/encoding';
import { t } from '../i18n/text';
import { formStore } from '../live/command';
import { displayStore } from '../live/display';
import type { HeldRow } from '../live/held-rows';
import { type Binding, useKeys } from '../parts/keys';
import { Screen } from '../parts/screen';
import { useBoardView, useWatched } from '../parts/use-board';
import { useMedia } from '../parts/use-media';
import { useStore } from '../parts/use-store';
import { BoardFooter } from './board-footer';
import { BoardToolbar } from './board-toolbar';
import { CardList } from './card-list';
import type { GridModel } from './column';
import { Grid } from './grid';
import { GridState } from './grid-state';
import { PlainTable } from './plain-table';
import { useBoardHandling } from './use-board-handling';
import type { Focusing } from './use-focus';
import { useLines } from './use-lines';
import { usePin } from './use-pin';
import { type GridDefaults, useGridView } from './view';

export interface BoardPageProps {
  readonly title: string;
  readonly model: GridModel;
  readonly category: string;
  readonly defaults: GridDefaults;
  /** Contents of the drawer for a row. */
  readonly drawer?: (held: HeldRow, close: () => void) => ReactNode;
  /** A row as a card, under 640 px. */
  readonly card?: (held: HeldRow) => ReactNode;
  /** Where *Enter* leads when there is no drawer. */
  readonly onOpen?: (key: string) => void;
  /** Above the grid, below the toolbar. */
  readonly strip?: ReactNode;
  readonly tools?: ReactNode;
  readonly count?: (shown: number, all: number) => ReactNode;
  readonly footer?: ReactNode;
  /** What to say and do when nothing exists. */
  readonly empty: ReactNode;
  /** What stands under a column in the heading of a group. */
  readonly groupCell?: (column: string, rows: readonly JsonObject[]) => ReactNode;
  /** Keys of this board, which can ask for the row that has the focus. */
  readonly keys?: (focused: () => string | undefined) => readonly Binding[];
  readonly hints: readonly (readonly [string, string])[];
}

/** A drawer follows the focus after this pause, in milliseconds. */
const followMs = 120;
const heights = { dense: 28, comfortable: 36, touch: 44 } as const;

const toggled = (groups: ReadonlySet<string>, group: string) =>
  groups.has(group) ? new Set([...groups].filter((one) => one !== group)) : new Set([...groups, group]);

function useClosedGroups() {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((group: string) => setClosed((now) => toggled(now, group)), []);
  return { closed, toggle };
}

/** Everything a board page keeps: rows, view, order, pin and focus. */
function useBoardPage({ model, defaults }: BoardPageProps) {
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
  return {
    store,
    view,
    change,
    groups,
    lines,
    scroller,
    rowHeight,
    pin,
    focusing,
    focusRow,
    setFocusRow,
    table,
    setTable,
  };
}
export type BoardState = ReturnType<typeof useBoardPage>;

function useBoardKeys(props: BoardPageProps, state: BoardState, open: (key: string) => void) {
  const { lines, focusing, change, pin, groups, view } = state;
  const focused = () => {
    const line = focusing.current?.focus?.line;
    return line?.startsWith('group:') ? undefined : line;
  };
  const step = (by: number) => focusing.current?.moveTo((focusing.current.index ?? -1) + by);
  const enter = () => {
    const line = focusing.current?.focus?.line;
    if (line?.startsWith('group:')) groups.toggle(line.slice(6));
    else if (line) open(line);
  };
  useKeys('frame.keys.grid', [
    { keys: 'j', label: 'frame.keys.next', run: () => step(1) },
    { keys: 'k', label: 'frame.keys.previous', run: () => step(-1) },
    { keys: 'Enter', label: 'frame.keys.open', run: enter },
    { keys: 'Esc', label: 'frame.keys.close', run: () => (view.selected ? closeDrawer(state) : undefined) },
    { keys: '/', label: 'frame.keys.filter', run: () => document.getElementById('grid-filter')?.click() },
    {
      keys: 'n',
      label: 'frame.keys.new',
      run: () => {
        lines.settle();
        pin.toTop();
      },
    },
    { keys: 't', label: 'frame.keys.table', run: () => state.setTable((now) => !now) },
    ...(props.keys?.(focused) ?? []),
  ]);
  return { change };
}

/** With the drawer open, its content follows the row that has the focus. */
function useFollow({ focusRow, view, change }: BoardState, drawer: boolean) {
  const follow = drawer && view.selected !== undefined && focusRow !== undefined && focusRow !== view.selected;
  useEffect(() => {
    if (!follow) return;
    const timer = setTimeout(() => change({ selected: focusRow }), followMs);
    return () => clearTimeout(timer);
  }, [follow, focusRow, change]);
}

const closeDrawer = ({ change, focusing }: BoardState) => {
  change({ selected: undefined });
  const now = focusing.current;
  if (now && now.index >= 0) now.moveTo(now.index);
};

function BoardBody({ props, state, open }: { props: BoardPageProps; state: BoardState; open: (key: string) => void }) {
  const { store, view, lines } = state;
  const { complete } = useBoardView(store);
  const cards = useMedia('(max-width: 639px)');
  const form = useStore(formStore);
  const narrow = Boolean(form) || (view.selected !== undefined && props.drawer !== undefined);
  const columns = props.model.columns.filter(({ wideOnly }) => !(narrow && wideOnly));
  if ((!complete && store.rows.size === 0) || lines.keys.length === 0)
    return (
      <GridState
        store={store}
        columns={columns}
        hidden={lines.hidden}
        empty={props.empty}
        onClear={() => state.change({ filters: [] })}
      />
    );
  if (cards && props.card)
    return <CardList store={store} lines={lines} selected={view.selected} card={props.card} onOpen={open} />;
  if (state.table) return <PlainTable store={store} columns={columns} keys={lines.keys} title={props.title} />;
  return <WideGrid props={props} state={state} columns={columns} narrow={narrow} open={open} />;
}

function WideGrid({
  props,
  state,
  columns,
  narrow,
  open,
}: {
  props: BoardPageProps;
  state: BoardState;
  columns: GridModel['columns'];
  narrow: boolean;
  open: (key: string) => void;
}) {
  const { view, change, groups } = state;
  const onSort = (column: string) => {
    const [first] = view.sort;
    change({ sort: [{ column, descending: first?.column === column ? !first.descending : column === 'severity' }] });
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter does the same through the keys of the board
    // biome-ignore lint/a11y/noStaticElementInteractions: the grid inside has the roles
    <div
      className="grid-place"
      onClick={({ target }) => {
        const line = (target as Element).closest<HTMLElement>('.grid-body [data-line]')?.dataset.line;
        if (!line || line.startsWith('group:') || (target as Element).closest('a, button')) return;
        state.focusing.current?.moveTo(
          state.lines.lines.findIndex((one) => one.kind === 'row' && one.key === line),
          0,
        );
        open(line);
      }}
    >
      <Grid
        store={state.store}
        model={props.model}
        columns={columns}
        category={props.category}
        lines={state.lines}
        scroller={state.scroller}
        onScroll={state.pin.look}
        sort={view.sort}
        onSort={onSort}
        narrow={narrow}
        selected={view.selected}
        rowHeight={state.rowHeight}
        closed={groups.closed}
        onToggle={groups.toggle}
        onOpen={open}
        focusing={state.focusing}
        onFocusRow={state.setFocusRow}
        {...(props.groupCell && { groupCell: props.groupCell })}
      />
    </div>
  );
}

/** A live board: toolbar, grid or cards or table, footer, drawer (template T1). */
export function BoardPage(props: BoardPageProps) {
  const state = useBoardPage(props);
  const { store, view, change } = state;
  const open = (key: string) => (props.drawer ? change({ selected: key }) : props.onOpen?.(key));
  useBoardKeys(props, state, open);
  useFollow(state, props.drawer !== undefined);
  useBoardHandling(props.model.topic);
  const held = view.selected ? store.row(view.selected) : undefined;
  return (
    <Screen
      title={props.title}
      topic={props.model.topic}
      toolbar={<BoardToolbar props={props} state={state} />}
      footer={<BoardFooter props={props} state={state} />}
      side={held && props.drawer?.(held, () => closeDrawer(state))}
    >
      {props.strip}
      <BoardBody props={props} state={state} open={open} />
      <p className="hidden-text">{t('frame.gridHint')}</p>
    </Screen>
  );
}

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useCallback, useEffect, useRef } from 'react';
import type { JsonObject } from '../../../contracts/encoding';
import { t } from '../i18n/text';
import type { BoardStore } from '../live/board-store';
import type { Column, GridModel, Room, Sort } from './column';
import { GridHead } from './grid-head';
import { gridKey } from './grid-keys';
import { GroupRow } from './group-row';
import { GridRow } from './row';
import { type Focusing, lineId, useFocus } from './use-focus';
import type { Lines } from './use-lines';

export interface GridProps {
  readonly store: BoardStore;
  readonly model: GridModel;
  readonly columns: readonly Column[];
  readonly category: string;
  readonly lines: Lines;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
  readonly sort: readonly Sort[];
  readonly onSort: (column: string) => void;
  readonly room: Room;
  readonly selected: string | undefined;
  readonly rowHeight: number;
  readonly closed: ReadonlySet<string>;
  readonly onToggle: (group: string) => void;
  readonly onOpen: (key: string) => void;
  /** Cells under the columns of a group's heading: sums and shapes. */
  readonly groupCell?: (column: string, rows: readonly JsonObject[]) => ReactNode;
  /** Holds the focus of the grid and the ways to move it, as of the last drawing. */
  readonly focusing: { current: Focusing | undefined };
  /** Told whenever another row has the focus. */
  readonly onFocusRow: (key: string | undefined) => void;
}

const sizeOf = ({ width, narrowWidth = width, slimWidth = narrowWidth }: Column, room: Room) =>
  ({ wide: width, narrow: narrowWidth, slim: slimWidth })[room];
const track = (size: number | string | undefined) => (typeof size === 'number' ? `${size}px` : 'minmax(0, 1fr)');
const template = (columns: readonly Column[], room: Room) =>
  columns.map((column) => track(sizeOf(column, room))).join(' ');

const head = 28;

function useVirtualLines({ lines, scroller, rowHeight }: GridProps, focused: RefObject<number>) {
  return useVirtualizer({
    count: lines.lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => rowHeight, [rowHeight]),
    overscan: 8,
    scrollPaddingStart: head,
    getItemKey: (index) => {
      const line = lines.lines[index];
      return line ? lineId(line) : index;
    },
    // The focused row stays mounted, so that scrolling never throws the focus away.
    rangeExtractor: (range: Range) => {
      const mounted = defaultRangeExtractor(range);
      const at = focused.current;
      return at < 0 || at >= range.count || mounted.includes(at) ? mounted : [...mounted, at].sort((a, b) => a - b);
    },
  });
}

function useToldFocus(focusing: Focusing, { focusing: held, onFocusRow }: GridProps) {
  held.current = focusing;
  const line = focusing.focus?.line;
  useEffect(() => onFocusRow(line?.startsWith('group:') ? undefined : line), [line, onFocusRow]);
}

/** A live board as an ARIA grid with virtual rows: one tab stop, sticky heading, rows that never move under the pointer. */
export function Grid(props: GridProps) {
  const { store, model, columns, lines, scroller, rowHeight, room } = props;
  const focused = useRef(-1);
  const virtual = useVirtualLines(props, focused);
  const focusing = useFocus({
    scroller,
    lines: lines.lines,
    columns: columns.length,
    rowHeight,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  });
  focused.current = focusing.index;
  useToldFocus(focusing, props);
  const table = {
    role: lines.grouped ? 'treegrid' : 'grid',
    'aria-label': t(`${model.noun}.title`),
    'aria-rowcount': lines.lines.length + 1,
    'aria-colcount': columns.length,
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its role, grid or treegrid, is among the members spread
    <div
      {...table}
      className="grid-scroll"
      ref={scroller}
      onScroll={props.onScroll}
      onKeyDown={(event) => {
        lines.active();
        gridKey(event, focusing, lines.lines.length, columns.length);
      }}
      onPointerMove={lines.active}
      style={{ '--columns': template(columns, room) } as React.CSSProperties}
    >
      <GridHead columns={columns} sort={props.sort} onSort={props.onSort} />
      <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <GridLine
            key={lineId(lines.lines[index]!)}
            props={props}
            focusing={focusing}
            index={index}
            top={start}
            store={store}
          />
        ))}
      </div>
    </div>
  );
}

function GridLine({
  props,
  focusing,
  index,
  top,
  store,
}: {
  props: GridProps;
  focusing: Focusing;
  index: number;
  top: number;
  store: BoardStore;
}) {
  const line = props.lines.lines[index]!;
  const id = lineId(line);
  const tab = focusing.focus
    ? focusing.focus.line === id
      ? focusing.focus.column
      : undefined
    : index === 0
      ? 0
      : undefined;
  if (line.kind === 'group')
    return (
      <GroupRow
        line={line}
        rows={line.keys.map((key) => store.row(key)?.row ?? {})}
        rowIndex={index + 2}
        top={top}
        height={props.rowHeight}
        open={!props.closed.has(line.group)}
        tab={tab !== undefined}
        columns={props.columns}
        cell={props.groupCell}
        countKey={props.model.groupCount}
        onToggle={() => props.onToggle(line.group)}
      />
    );
  return (
    <GridRow
      store={store}
      rowKey={line.key}
      category={props.category}
      columns={props.columns}
      room={props.room}
      rowIndex={index + 2}
      top={top}
      height={props.rowHeight}
      selected={props.selected === line.key}
      moved={props.lines.moved.has(line.key)}
      tabColumn={tab}
    />
  );
}

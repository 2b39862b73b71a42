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
  /** The row whose drawer is open. */
  readonly selected: string | undefined;
  /** Rows chosen for a command. */
  readonly marked: ReadonlySet<string>;
  readonly pinned: readonly string[];
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
    'aria-multiselectable': true,
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

interface LineProps {
  readonly props: GridProps;
  readonly focusing: Focusing;
  readonly index: number;
  readonly top: number;
  readonly store: BoardStore;
}

/** Column of the grid's one tab stop where it is in this line; before anything has the focus, the first cell. */
function tabOf({ focus }: Focusing, id: string, index: number): number | undefined {
  if (!focus) return index === 0 ? 0 : undefined;
  return focus.line === id ? focus.column : undefined;
}

function GridLine({ props, focusing, index, top, store }: LineProps) {
  const line = props.lines.lines[index]!;
  const tab = tabOf(focusing, lineId(line), index);
  const place = { rowIndex: index + 2, top, height: props.rowHeight, columns: props.columns };
  if (line.kind === 'group')
    return (
      <GroupRow
        {...place}
        line={line}
        rows={line.keys.map((key) => store.row(key)?.row ?? {})}
        open={!props.closed.has(line.group)}
        tab={tab !== undefined}
        cell={props.groupCell}
        countKey={props.model.groupCount}
        onToggle={() => props.onToggle(line.group)}
      />
    );
  return (
    <GridRow
      {...place}
      store={store}
      rowKey={line.key}
      category={props.category}
      room={props.room}
      selected={props.selected === line.key}
      marked={props.marked.has(line.key)}
      pinned={props.pinned.includes(line.key)}
      moved={props.lines.moved.has(line.key)}
      tabColumn={tab}
    />
  );
}

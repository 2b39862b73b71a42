import { memo, type ReactNode } from 'react';
import { t } from '../i18n/text';
import type { BoardStore } from '../live/board-store';
import type { HeldRow } from '../live/held-rows';
import { boardIsBehindMs, pendingOf, pendingStore } from '../live/pending';
import { Icon } from '../parts/icon';
import { useRow } from '../parts/use-board';
import { useStore } from '../parts/use-store';
import type { CellContext, Column, Room } from './column';

export interface RowProps {
  readonly store: BoardStore;
  readonly rowKey: string;
  readonly category: string;
  readonly columns: readonly Column[];
  readonly room: Room;
  /** 1 for the heading, so the first row has 2. */
  readonly rowIndex: number;
  readonly top: number;
  readonly height: number;
  readonly selected: boolean;
  readonly marked: boolean;
  readonly pinned: boolean;
  readonly moved: boolean;
  /** Column whose cell has the grid's one tab stop; undefined in every other row. */
  readonly tabColumn: number | undefined;
}

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** When a cell changed, as a key that starts the underline anew; undefined where it did not change. */
function changedAt({ row, before, changedAt }: HeldRow, { of, name }: Column) {
  if (!before || changedAt === undefined || performance.now() - changedAt > 1200) return undefined;
  return (of ?? [name]).some((member) => !same(row[member], before[member])) ? changedAt : undefined;
}

function Pending({ stream }: { stream: string }) {
  const pending = pendingOf(useStore(pendingStore), stream);
  if (!pending) return null;
  const late = performance.now() - pending.at > boardIsBehindMs;
  return (
    <span className="pending">
      {late ? t('frame.pending.behind', { position: String(pending.position) }) : t('frame.pending')}
    </span>
  );
}

interface CellProps {
  readonly held: HeldRow;
  readonly column: Column;
  readonly index: number;
  readonly tab: boolean;
  readonly context: CellContext;
  readonly extra: ReactNode;
  readonly pinned: boolean;
}

function Cell({ held, column, index, tab, context, extra, pinned }: CellProps) {
  const at = changedAt(held, column);
  const place = { role: index === 0 ? 'rowheader' : 'gridcell', 'aria-colindex': index + 1 };
  return (
    <div
      {...place}
      className="cell"
      data-col={column.name}
      data-align={column.align}
      data-kind={column.kind}
      tabIndex={tab ? 0 : -1}
    >
      {pinned && <Icon name="pin" size={12} title={t('frame.pinned')} className="pinned" />}
      <span className={at === undefined ? 'cell-words' : 'cell-words changed'} key={at ?? 'still'}>
        {column.cell(held, context)}
      </span>
      {extra}
    </div>
  );
}

/** One row of a grid; draws again only when its own row, place or focus changes. */
export const GridRow = memo(function GridRow(props: RowProps) {
  const { store, rowKey, category, columns, room, rowIndex, top, height, selected, marked, tabColumn } = props;
  const held = useRow(store, rowKey);
  if (!held) return null;
  const context = { room, focused: tabColumn !== undefined };
  const marks = (
    <>
      {props.moved && <Icon name="upDown" size={12} title={t('frame.moved')} className="moved" />}
      <Pending stream={`${category}-${rowKey}`} />
    </>
  );
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the cells of the row take the focus (ARIA grid pattern)
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={selected || marked}
      data-marked={marked || undefined}
      className="grid-row"
      data-line={rowKey}
      data-state={typeof held.row.state === 'string' ? held.row.state : undefined}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      {columns.map((column, i) => (
        <Cell
          key={column.name}
          held={held}
          column={column}
          index={i}
          tab={tabColumn === i}
          context={context}
          extra={i === 1 ? marks : null}
          pinned={props.pinned && i === 1}
        />
      ))}
    </div>
  );
});

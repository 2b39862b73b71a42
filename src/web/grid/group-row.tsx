import type { ReactNode } from 'react';
import type { JsonObject } from '../../../contracts/encoding';
import { t } from '../i18n/text';
import { Icon } from '../parts/icon';
import type { Column } from './column';
import type { Line } from './group-lines';

interface GroupRowProps {
  readonly line: Extract<Line, { kind: 'group' }>;
  readonly rows: readonly JsonObject[];
  readonly rowIndex: number;
  readonly top: number;
  readonly height: number;
  readonly open: boolean;
  readonly tab: boolean;
  readonly columns: readonly Column[];
  /** What stands under a column: a sum, shapes with counts. */
  readonly cell: ((column: string, rows: readonly JsonObject[]) => ReactNode) | undefined;
  readonly countKey: string | undefined;
  readonly onToggle: () => void;
}

/** Heading of a group of rows, with their number and sums; pressing it closes or opens the group. */
export function GroupRow({
  line,
  rows,
  rowIndex,
  top,
  height,
  open,
  tab,
  columns,
  cell,
  countKey,
  onToggle,
}: GroupRowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its first cell takes the focus
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-expanded={open}
      aria-level={1}
      className="grid-row group-row"
      data-line={`group:${line.group}`}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter opens and closes through the keys of the grid */}
      <div role="rowheader" aria-colindex={1} className="group-head" tabIndex={tab ? 0 : -1} onClick={onToggle}>
        <Icon name={open ? 'chevronDown' : 'chevronRight'} size={12} />
        <b>{line.words}</b>{' '}
        <span className="muted">{countKey ? t(countKey, { count: line.keys.length }) : line.keys.length}</span>
      </div>
      {cell &&
        columns.slice(2).map((column, i) => (
          <div
            key={column.name}
            role="gridcell"
            tabIndex={-1}
            aria-colindex={i + 3}
            className="cell"
            data-align={column.align}
          >
            {cell(column.name, rows)}
          </div>
        ))}
    </div>
  );
}

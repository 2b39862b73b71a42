import type { ReactNode } from 'react';
import type { JsonObject } from '../../../contracts/encoding';
import { Icon } from '../parts/icon';
import type { Line } from './arrange';

interface GroupRowProps {
  readonly line: Extract<Line, { kind: 'group' }>;
  readonly rows: readonly JsonObject[];
  readonly rowIndex: number;
  readonly top: number;
  readonly height: number;
  readonly open: boolean;
  readonly tab: boolean;
  readonly cells: ((rows: readonly JsonObject[]) => ReactNode) | undefined;
  readonly onToggle: () => void;
}

/** Heading of a group of rows, with their number and sums; pressing it closes or opens the group. */
export function GroupRow({ line, rows, rowIndex, top, height, open, tab, cells, onToggle }: GroupRowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its first cell takes the focus
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-expanded={open}
      className="grid-row group-row"
      data-line={`group:${line.group}`}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter opens and closes through the keys of the grid */}
      <div role="rowheader" aria-colindex={1} className="group-head" tabIndex={tab ? 0 : -1} onClick={onToggle}>
        <Icon name={open ? 'chevronDown' : 'chevronRight'} size={12} />
        <b>{line.words}</b> <span className="muted">{line.keys.length}</span>
      </div>
      {cells?.(rows)}
    </div>
  );
}

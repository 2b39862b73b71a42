import { type KeyboardEvent, type ReactNode, useRef } from 'react';

/** A column of a small table: its heading, its width in pixels (absent: the rest), and its cell. */
export interface TableColumn<T> {
  readonly name: string;
  readonly label: string;
  readonly width?: number;
  readonly align?: 'end';
  /** Goes while a form or drawer is open. */
  readonly wideOnly?: boolean;
  readonly cell: (row: T) => ReactNode;
}
interface TableProps<T> {
  readonly label: string;
  readonly columns: readonly TableColumn<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly selected: string | undefined;
  readonly narrow: boolean;
  readonly onSelect: (key: string) => void;
}

/** Rows of a list that is short enough to stand whole: the grid's look, arrows and Enter, one row in the tab order. */
export function RowsTable<T>({ label, columns, rows, keyOf, selected, narrow, onSelect }: TableProps<T>) {
  const body = useRef<HTMLDivElement>(null);
  const shown = columns.filter(({ wideOnly }) => !(narrow && wideOnly));
  const template = shown.map(({ width }) => (width ? `${width}px` : 'minmax(0, 1fr)')).join(' ');
  const onKeyDown = (event: KeyboardEvent) => {
    const lines = [...(body.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const at = lines.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (event.key === 'Enter' && lines[at]?.dataset.line) onSelect(lines[at].dataset.line);
    if (to === undefined || event.ctrlKey) return;
    event.preventDefault();
    lines[Math.max(0, Math.min(lines.length - 1, to))]?.focus();
  };
  const first = selected ?? (rows[0] && keyOf(rows[0]));
  return (
    <div
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      className="rows-table"
      style={{ '--columns': template } as never}
    >
      <div role="rowgroup" className="grid-head">
        <div role="row" className="grid-row" aria-rowindex={1}>
          {shown.map(({ name, label: words, align }) => (
            <div key={name} role="columnheader" className="cell" data-align={align}>
              {words}
            </div>
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: rows of a grid */}
      <div role="rowgroup" ref={body} onKeyDown={onKeyDown}>
        {rows.map((row, index) => {
          const key = keyOf(row);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the group of rows has the keys
            <div
              key={key}
              role="row"
              className="grid-row signal-row"
              aria-rowindex={index + 2}
              aria-selected={key === selected}
              tabIndex={key === first ? 0 : -1}
              data-line={key}
              onClick={() => onSelect(key)}
            >
              {shown.map(({ name, align, cell }) => (
                <div key={name} role="gridcell" className="cell" data-align={align}>
                  <span className="cell-words">{cell(row)}</span>
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

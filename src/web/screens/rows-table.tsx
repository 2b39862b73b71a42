import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import '../style/list-table.css';

/** A column of a table: its heading, its width in pixels (absent: the rest), and its cell. */
export interface TableColumn<T> {
  readonly name: string;
  readonly label: string;
  readonly width?: number;
  readonly align?: 'end' | 'center';
  /** The rows come in this order, newest first. */
  readonly sorted?: boolean;
  /** Goes while a form or drawer is open. */
  readonly wideOnly?: boolean;
  readonly cell: (row: T) => ReactNode;
}
interface TableProps<T> {
  readonly label: string;
  readonly columns: readonly TableColumn<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly stateOf?: (row: T) => string | undefined;
  readonly selected: string | undefined;
  readonly narrow?: boolean;
  readonly onSelect: (key: string) => void;
}

/** Where a key moves the focus among so many rows. */
function movedTo(key: string, at: number, length: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(at + 1, length - 1);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : undefined;
}

/** Rows that all stand in the page, as a table: arrows move, Enter chooses, one row is in the tab order. */
export function RowsTable<T>(props: TableProps<T>) {
  const { label, columns, rows, keyOf, selected, narrow, onSelect } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const shown = columns.filter(({ wideOnly }) => !(narrow && wideOnly));
  const onKeyDown = (event: KeyboardEvent) => {
    const lines = [...(body.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const at = lines.indexOf(document.activeElement as HTMLElement);
    const to = event.ctrlKey || at < 0 ? undefined : movedTo(event.key, at, lines.length);
    if (event.key === 'Enter' && lines[at]?.dataset.line) onSelect(lines[at].dataset.line);
    if (to === undefined) return;
    event.preventDefault();
    lines[to]?.focus();
  };
  const first = selected ?? (rows[0] && keyOf(rows[0]));
  return (
    <table className="list-table" aria-label={label}>
      <colgroup>
        {shown.map(({ name, width }) => (
          <col key={name} style={width ? { width } : {}} />
        ))}
      </colgroup>
      <Head columns={shown} />
      <tbody ref={body} onKeyDown={onKeyDown}>
        {rows.map((row) => {
          const key = keyOf(row);
          return (
            <Row
              key={key}
              line={key}
              row={row}
              columns={shown}
              state={props.stateOf?.(row)}
              current={key === selected}
              tab={key === first}
              onSelect={onSelect}
            />
          );
        })}
      </tbody>
    </table>
  );
}

const Head = <T,>({ columns }: { columns: readonly TableColumn<T>[] }) => (
  <thead>
    <tr>
      {columns.map(({ name, label, align, sorted }) => (
        <th key={name} scope="col" data-col={name} data-align={align} {...(sorted && { 'aria-sort': 'descending' })}>
          {label}
        </th>
      ))}
    </tr>
  </thead>
);

interface RowProps<T> {
  readonly line: string;
  readonly row: T;
  readonly columns: readonly TableColumn<T>[];
  readonly state: string | undefined;
  readonly current: boolean;
  readonly tab: boolean;
  readonly onSelect: (key: string) => void;
}

const Row = <T,>({ line, row, columns, state, current, tab, onSelect }: RowProps<T>) => (
  <tr
    data-line={line}
    data-state={state}
    tabIndex={tab ? 0 : -1}
    {...(current && { 'aria-current': 'true' })}
    onClick={() => onSelect(line)}
  >
    {columns.map(({ name, align, cell }) => (
      <td key={name} data-col={name} data-align={align}>
        {cell(row)}
      </td>
    ))}
  </tr>
);

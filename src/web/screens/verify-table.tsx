import type { ReactNode } from 'react';
import { t } from '../i18n/text';
import '../style/grid/plain-table.css';

/** One row by a key of its own: what stands in each column, by name. */
export interface VerifyRow {
  readonly key: string;
  readonly cells: Readonly<Record<string, ReactNode>>;
}

interface TableProps {
  readonly caption: string;
  /** Names of the columns within `verify.column`. */
  readonly columns: readonly string[];
  readonly rows: readonly VerifyRow[];
}

/** A small table; in a narrow window each row becomes a list of its cells. */
export const VerifyTable = ({ caption, columns, rows }: TableProps) => (
  <div className="plain-table">
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {t(`verify.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {columns.map((name) => (
              <td key={name} data-label={t(`verify.column.${name}`)}>
                <span>{cells[name]}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

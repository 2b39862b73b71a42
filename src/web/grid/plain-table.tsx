import { useState } from 'react';
import { t } from '../i18n/text';
import type { BoardStore } from '../live/board-store';
import { Button } from '../parts/button';
import { useBoardView } from '../parts/use-board';
import type { Column } from './column';

const pageRows = 100;

interface PlainTableProps {
  readonly store: BoardStore;
  readonly columns: readonly Column[];
  readonly keys: readonly string[];
  readonly title: string;
}

/** The same rows as a plain table of 100 a page, which the reading mode of assistive technology can walk through. */
export function PlainTable({ store, columns, keys, title }: PlainTableProps) {
  const [page, setPage] = useState(0);
  useBoardView(store);
  const from = Math.min(page * pageRows, Math.max(0, keys.length - 1));
  const shown = keys.slice(from, from + pageRows);
  return (
    <section className="plain-table" tabIndex={0} aria-label={title}>
      <table>
        <caption>
          {t('frame.tableCaption', { title, from: from + 1, to: from + shown.length, all: keys.length })}
        </caption>
        <thead>
          <tr>
            {columns.map(({ name, label }) => (
              <th key={name} scope="col">
                {t(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((key) => {
            const held = store.row(key);
            return (
              held && (
                <tr key={key}>
                  {columns.map(({ name, label, cell }) => (
                    <td key={name} data-label={t(label)}>
                      {cell(held, { room: 'wide', focused: false })}
                    </td>
                  ))}
                </tr>
              )
            );
          })}
        </tbody>
      </table>
      <div className="pager">
        <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
          {t('frame.previousPage')}
        </Button>
        <Button disabled={from + pageRows >= keys.length} onClick={() => setPage(page + 1)}>
          {t('frame.nextPage')}
        </Button>
      </div>
    </section>
  );
}

import { t } from '../i18n/text';
import { Icon } from '../parts/icon';
import type { Column, Sort } from './column';

const direction = { true: 'descending', false: 'ascending' } as const;

/** Headings of a grid; pressing one sorts by it, pressing again turns the order round. */
export function GridHead({
  columns,
  sort,
  onSort,
}: {
  columns: readonly Column[];
  sort: readonly Sort[];
  onSort: (column: string) => void;
}) {
  const first = sort[0];
  return (
    <div role="rowgroup" className="grid-head">
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus */}
      <div role="row" aria-rowindex={1} className="grid-row">
        {columns.map((column, i) => {
          const sorted = first?.column === column.name ? first : undefined;
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the button inside takes the focus
            <div
              key={column.name}
              role="columnheader"
              aria-colindex={i + 1}
              className="cell"
              data-col={column.name}
              data-align={column.align}
              data-kind={column.kind}
              {...(sorted && { 'aria-sort': direction[`${sorted.descending}`] })}
            >
              {column.order ? (
                <button type="button" className="sorter" onClick={() => onSort(column.name)}>
                  {t(column.label)}
                  {sorted && <Icon name={sorted.descending ? 'down' : 'up'} size={12} strokeWidth={2} />}
                </button>
              ) : (
                t(column.label)
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

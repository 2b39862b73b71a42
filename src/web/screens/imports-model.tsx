import type { JsonObject } from '../../../contracts/encoding';
import type { ImportCounts } from '../../../contracts/http';
import type { Column, GridModel } from '../grid/column';
import { t } from '../i18n/text';
import { Name } from '../parts/name';
import { Time } from '../parts/time';

const text = (row: JsonObject, name: string) => (typeof row[name] === 'string' ? (row[name] as string) : '');
export const countsOf = (row: JsonObject) => (row.counts ?? undefined) as ImportCounts | undefined;
export const fileOf = (row: JsonObject) =>
  (row.file ?? undefined) as { readonly name: string; readonly bytes: number; readonly sha256: string } | undefined;
export const profileOf = (row: JsonObject) =>
  (row.profile ?? undefined) as { readonly name: string; readonly version: number } | undefined;

const number = (name: keyof ImportCounts): Column => ({
  name,
  label: `imports.column.${name}`,
  width: 78,
  align: 'end',
  wideOnly: name !== 'read' && name !== 'created' && name !== 'rejected',
  of: ['counts'],
  cell: ({ row }) => {
    const count = countsOf(row)?.[name];
    if (count === undefined) return <span className="muted">–</span>;
    return (
      <span className={count === 0 ? 'muted' : name === 'rejected' ? 'strong' : ''}>
        {new Intl.NumberFormat('en-US').format(count)}
      </span>
    );
  },
  order: (row) => countsOf(row)?.[name] ?? -1,
});

/** State of a batch: a bar while it runs and the file told how many rows it has. */
export function ImportState({ row }: { row: JsonObject }) {
  const done = Number(row.rowsDone ?? 0);
  const declared = Number(row.declaredRows ?? 0);
  if (row.state !== 'running')
    return <span className={row.state === 'refused' ? 'strong' : 'muted'}>{t(`imports.state.${row.state}`)}</span>;
  return (
    <span>
      {declared > 0 && (
        <span className="import-bar">
          <i style={{ inlineSize: `${Math.min(100, (done / declared) * 100)}%` }} />
        </span>
      )}
      {t('imports.rowsDone', { count: done })}
    </span>
  );
}

const columns: readonly Column[] = [
  {
    name: 'startedAt',
    label: 'imports.column.started',
    width: 116,
    cell: ({ row }) => (text(row, 'startedAt') ? <Time at={text(row, 'startedAt')} /> : '–'),
    order: (row) => text(row, 'startedAt'),
  },
  {
    name: 'source',
    label: 'imports.column.source',
    width: 108,
    cell: ({ row }) => <span className="strong">{text(row, 'source')}</span>,
    order: (row) => text(row, 'source'),
  },
  {
    name: 'file',
    label: 'imports.column.file',
    cell: ({ row }) => fileOf(row)?.name ?? '–',
    words: (row) => [fileOf(row)?.name ?? ''],
  },
  {
    name: 'state',
    label: 'imports.column.state',
    width: 204,
    narrowWidth: 188,
    of: ['state', 'rowsDone'],
    cell: ({ row }) => <ImportState row={row} />,
    order: (row) => text(row, 'state'),
  },
  number('read'),
  number('created'),
  number('revised'),
  number('unchanged'),
  number('withdrawn'),
  number('rejected'),
  number('warnings'),
  {
    name: 'startedBy',
    label: 'imports.column.by',
    width: 104,
    wideOnly: true,
    cell: ({ row }) => (
      <span className="muted">{text(row, 'startedBy') && <Name category="user" id={text(row, 'startedBy')} />}</span>
    ),
  },
];

/** Batches, newest first. */
export const importsModel: GridModel = {
  topic: 'imports',
  columns,
  sort: [{ column: 'startedAt', descending: true }],
  noun: 'imports',
};

import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { Json } from '../../../contracts/encoding';
import type { RegisterPage, RegisterRow } from '../../../contracts/http';
import { roleWords } from '../i18n/role-words';
import { t } from '../i18n/text';
import { selectionStore } from '../live/evidence-selection';
import { catalogueStore } from '../live/pictures';
import { recordPath } from '../live/record-path';
import { shortStream } from '../parts/name';
import { Position } from '../parts/position';
import { StatePanel } from '../parts/state-panel';
import { useStore } from '../parts/use-store';
import { memberWords, Value } from '../parts/value';

const usual = [
  'recordedAt',
  'type',
  'actorRole',
  'stream',
  'sentence',
  'summary',
  'title',
  'headline',
  'name',
  'severity',
  'state',
  'status',
];

/** Columns of a plain register: those people read first, then what else there is room for. */
function columnsOf(page: RegisterPage, indexed: readonly string[]) {
  const members = Object.keys(page.rows[0]?.row ?? {});
  const first = usual.filter((name) => members.includes(name));
  const rest = indexed.filter((name) => members.includes(name) && !first.includes(name) && name !== 'position');
  return [...first, ...rest].slice(0, 7);
}

interface TableProps {
  readonly name: string;
  readonly title: string;
  readonly page: RegisterPage;
  readonly category: string | null;
}

/** Positions of the ticked rows, which a form can take as evidence while the page is open. */
function useTicked(rows: readonly RegisterRow[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    selectionStore.set(rows.filter(({ key }) => ticked.has(key)).map(({ position }) => position));
  }, [rows, ticked]);
  useEffect(() => () => selectionStore.set([]), []);
  const toggle = (key: string) =>
    setTicked((now) => new Set(now.has(key) ? [...now].filter((one) => one !== key) : [...now, key]));
  return { ticked, toggle };
}

/** A page of a register as a plain table; ticked rows are the selection. */
export function PlainRegisterTable({ name, title, page, category }: TableProps) {
  const { registers } = useStore(catalogueStore);
  const { ticked, toggle } = useTicked(page.rows);
  const columns = columnsOf(page, registers.find((one) => one.name === name)?.columns ?? []);
  if (page.rows.length === 0) return <StatePanel title={t('record.register.empty')} />;
  return (
    <div className="plain-table">
      <table>
        <caption>{t('record.register.caption', { name: title })}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-text">{t('record.column.select')}</span>
            </th>
            <th scope="col">{t('record.column.position')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {memberWords(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <Row
              key={row.key}
              row={row}
              columns={columns}
              category={category}
              ticked={ticked.has(row.key)}
              onTick={() => toggle(row.key)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Streams and roles in the words they have elsewhere; a stream leads to its record. */
function RegisterValue({ column, value }: { column: string; value: Json | undefined }) {
  if (column === 'stream' && typeof value === 'string')
    return (
      <Link href={recordPath(value)} title={value}>
        {shortStream(value)}
      </Link>
    );
  if (column === 'actorRole' && typeof value === 'string') return roleWords(value);
  return <Value value={value} />;
}

interface RowProps {
  readonly row: RegisterRow;
  readonly columns: readonly string[];
  readonly category: string | null;
  readonly ticked: boolean;
  readonly onTick: () => void;
}

function Row({ row: { key, position, row }, columns, category, ticked, onTick }: RowProps) {
  return (
    <tr data-line={key} data-struck={typeof row.struckBy === 'number' || undefined}>
      <td>
        <input
          type="checkbox"
          checked={ticked}
          onChange={onTick}
          aria-label={t('record.register.select', { position: String(position) })}
        />
      </td>
      <td data-label={t('record.column.position')}>
        {category ? <Link href={`/record/${category}-${key}`}>{position}</Link> : <Position value={position} />}
      </td>
      {columns.map((column) => (
        <td key={column} data-label={memberWords(column)}>
          <span className="said">
            <RegisterValue column={column} value={row[column]} />
          </span>
        </td>
      ))}
    </tr>
  );
}

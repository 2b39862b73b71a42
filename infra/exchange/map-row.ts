import { hash } from 'node:crypto';
import type { ExchangeProfile, SourceRow } from '../../contracts/exchange';
import { BadCell, Cells, type Notes } from './cells';
import type { CsvRecord } from './csv-records';
import { country } from './places';
import { signalRecord } from './signal-record';

const maxCellBytes = 32 * 1024;

/** A table of one file, ready to map its rows. */
export interface RowMapper {
  readonly profile: ExchangeProfile;
  readonly release: string;
  readonly indexOf: ReadonlyMap<string, number>;
  readonly width: number;
  readonly notes: Notes;
}

/** SHA-256 of the raw cells joined by 0x1F. */
export const rowHashOf = (cells: readonly string[]) => hash('sha256', cells.join('\u001f'), 'hex');

const tooLong = (cells: readonly string[]) =>
  cells.findIndex((cell) => cell.length > maxCellBytes / 4 && Buffer.byteLength(cell) > maxCellBytes);

/** One row as a record, or rejected with column, code and value; nothing else of the file is touched. */
export function mapRow(mapper: RowMapper, { line, cells }: CsvRecord): SourceRow {
  const origin = { line, rowHash: rowHashOf(cells), cells };
  const reject = (bad: Pick<BadCell, 'code' | 'column' | 'value'>, alpha3?: string): SourceRow => ({
    kind: 'reject',
    ...origin,
    column: bad.column,
    code: bad.code,
    value: bad.value,
    ...(alpha3 !== undefined && { country: alpha3 }),
  });
  if (cells.length !== mapper.width) return reject({ code: 'COLUMN_COUNT', column: '', value: String(cells.length) });
  const long = tooLong(cells);
  if (long >= 0)
    return reject({ code: 'RANGE', column: nameAt(mapper, long), value: `${cells[long]!.length} characters` });
  const fields = new Cells(mapper.profile, mapper.indexOf, cells, mapper.notes);
  try {
    const mapped = signalRecord(fields, mapper.profile, mapper.release);
    return { kind: 'record', ...origin, ...mapped, warnings: fields.warnings };
  } catch (error) {
    if (error instanceof BadCell) return reject(error, countryOf(mapper, cells));
    throw error;
  }
}

const nameAt = ({ indexOf }: RowMapper, index: number) => [...indexOf].find(([, at]) => at === index)?.[0] ?? '';

/** Where a rejected row happened, as far as that can be told without its date. */
function countryOf(mapper: RowMapper, cells: readonly string[]): string | undefined {
  try {
    return country(new Cells(mapper.profile, mapper.indexOf, cells, new Map()), '9999-12-31');
  } catch {
    return undefined;
  }
}

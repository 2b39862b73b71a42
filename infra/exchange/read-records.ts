import { hash, randomUUID } from 'node:crypto';
import {
  type ExchangeProfile,
  FileRefused,
  type Layout,
  type Opened,
  type RowKey,
  type SourceRow,
} from '../../contracts/exchange';
import { type Notes, note } from './cells';
import { type CsvRecord, csvRecords } from './csv-records';
import { delimiterOf } from './delimiter';
import { type FileBytes, fileText, surveyFile } from './file-text';
import { findHeader, type Header, headerlessLayout, headerRows, noHeader } from './find-header';
import { mapRow, type RowMapper } from './map-row';
import { kindOfRelease, releaseInName } from './release';

const chunkRows = 250;
const chunkCharacters = 1024 * 1024;
const maxColumns = 300;

export interface ReadTask {
  readonly file: FileBytes;
  readonly profile: ExchangeProfile;
  readonly fileName: string;
  readonly release?: string;
  readonly maxRows: number;
  /** True for a pass that gives keys and digests instead of rows. */
  readonly keysOnly?: boolean;
}

/** What one pass over a file says, in this order: opened once, rows as often as needed, end once. */
export type Said =
  | { readonly kind: 'opened'; readonly opened: Opened }
  | { readonly kind: 'rows'; readonly rows: readonly SourceRow[] }
  | { readonly kind: 'keys'; readonly rows: readonly RowKey[] }
  | { readonly kind: 'end'; readonly notes: Readonly<Record<string, number>> };

/**
 * Reads a file from its bytes to mapped rows.
 * @throws FileRefused when the file as a whole cannot be read
 */
export async function* readRecords(task: ReadTask): AsyncGenerator<Said> {
  const notes: Notes = new Map();
  const text = await surveyFile(task.file, task.profile, notes);
  const delimiter = delimiterOf(text.head, task.profile.delimiter);
  const records = csvRecords(fileText(task.file, text), delimiter)[Symbol.asyncIterator]();
  try {
    const first = await firstRecords(records);
    const { opened, mapper, rest } = open(task, first, notes);
    yield { kind: 'opened', opened };
    for await (const rows of mappedRows(mapper, rest, records, task.maxRows))
      yield task.keysOnly ? { kind: 'keys', rows: rows.map(digested) } : { kind: 'rows', rows };
    yield { kind: 'end', notes: Object.fromEntries(notes) };
  } finally {
    await records.return?.(undefined);
  }
}

/** Salted afresh in every thread: it compares rows of one pass and says nothing about their content. */
const salt = randomUUID();
const digested = (row: SourceRow): RowKey =>
  row.kind === 'reject'
    ? { line: row.line, digest: '' }
    : { line: row.line, key: row.key, digest: hash('sha256', salt + JSON.stringify(row.data), 'base64').slice(0, 16) };

const isEmpty = ({ cells }: CsvRecord) => cells.every((cell) => cell.trim() === '');

async function firstRecords(records: AsyncIterator<CsvRecord>): Promise<readonly CsvRecord[]> {
  const first: CsvRecord[] = [];
  while (first.length <= headerRows) {
    const { value, done } = await records.next();
    if (done) break;
    first.push(value);
  }
  return first;
}

/** Settles header, release and the mapper. Without a header the first row has to prove that it is data. */
function open(task: ReadTask, first: readonly CsvRecord[], notes: Notes) {
  const { profile } = task;
  const header = findHeader(first, profile);
  const filled = first.filter((row) => !isEmpty(row));
  const layout =
    header?.layout ?? (filled[0] && task.release !== undefined ? headerlessLayout(profile, filled[0]) : undefined);
  if (!layout) throw noHeader(filled, profile);
  const names = header?.names ?? layout.columns;
  if (names.length > maxColumns) throw new FileRefused('PROFILE_UNKNOWN', `${names.length} columns`);
  const mapper = { profile, release: releaseOf(task, layout), indexOf: indexOf(names), width: names.length, notes };
  if (!header && mapRow({ ...mapper, notes: new Map() }, filled[0]!).kind === 'reject') throw noHeader(filled, profile);
  noteHeader(header, names, notes);
  const opened: Opened = { release: mapper.release, columns: names, warnings: header ? [] : ['HEADER_ASSUMED'] };
  return { opened, mapper, rest: first.slice(header?.first ?? 0) };
}

function noteHeader(header: Header | undefined, names: readonly string[], notes: Notes) {
  if (header && header.preamble > 0) note(notes, 'PREAMBLE', header.preamble);
  if (header?.hxl) note(notes, 'HXL_ROW');
  const unused = names.length - indexOf(names).size;
  if (unused > 0) note(notes, 'LEGACY_COLUMN', unused);
}

/** The first of columns with equal names counts; unnamed ones are kept by index only. */
function indexOf(names: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [index, name] of names.entries()) if (name !== '' && !found.has(name)) found.set(name, index);
  return found;
}

function releaseOf({ profile, release, fileName }: ReadTask, layout: Layout): string {
  const inName = releaseInName(fileName);
  const told = release ?? inName?.release ?? layout.release;
  if (told === undefined) throw new FileRefused('REQUIRED', 'release: name it, the file does not tell');
  const kind = kindOfRelease(told);
  if (kind === undefined) throw new FileRefused('REQUIRED', 'release: must look like 19.1 or 26.0.8');
  if (kind !== profile.releases)
    throw new FileRefused(
      'PROFILE_AMBIGUOUS',
      `release ${told} is not one of ${profile.title}; candidates: ucdpGed, ucdpCandidate`,
    );
  return told;
}

async function* mappedRows(
  mapper: RowMapper,
  buffered: readonly CsvRecord[],
  records: AsyncIterator<CsvRecord>,
  maxRows: number,
): AsyncGenerator<readonly SourceRow[]> {
  let rows: SourceRow[] = [];
  let characters = 0;
  let read = 0;
  for await (const record of remaining(buffered, records)) {
    if (isEmpty(record)) {
      note(mapper.notes, 'EMPTY_ROW');
      continue;
    }
    if (++read > maxRows) throw new FileRefused('TOO_MANY_ROWS', `more than ${maxRows} rows`);
    rows.push(mapRow(mapper, record));
    characters += record.cells.reduce((sum, cell) => sum + cell.length, 0);
    if (rows.length < chunkRows && characters < chunkCharacters) continue;
    yield rows;
    rows = [];
    characters = 0;
  }
  if (rows.length > 0) yield rows;
}

async function* remaining(
  buffered: readonly CsvRecord[],
  records: AsyncIterator<CsvRecord>,
): AsyncGenerator<CsvRecord> {
  yield* buffered;
  for (let next = await records.next(); !next.done; next = await records.next()) yield next.value;
}

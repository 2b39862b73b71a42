import { join } from 'node:path';
import type { KeptSeal, SealedHead } from '../../contracts/seals';
import { entryBytes } from '../event-log/leaf';
import { openLogFile } from '../event-log/sqlite/open-log-file';
import { SqliteCosignatures } from '../event-log/sqlite/sqlite-cosignatures';
import { tileReader } from '../event-log/sqlite/tile-reader';
import { leafParts } from '../event-log/verify/check-event';
import { rowsBetween, type StoredRow } from '../event-log/verify/stored-row';
import { TileHashes } from '../seal/tile-hashes';
import type { SqliteDatabase } from '../sqlite';
import { noteWith } from '../witness/note-with';
import { type BundleContent, type BundleEvent, writeBundle } from './bundle';
import { readTools } from './tools';

/** Events that one bundle may hold. */
const bundleEvents = 100_000;
/** Earlier checkpoints that go with a bundle, the newest of them. */
const mostHistory = 20;

export interface LogBundleWish extends Pick<BundleContent, 'policy' | 'createdAt' | 'createdBy'> {
  /** Folder of the realm's files. */
  readonly dir: string;
  /** First and last position. */
  readonly from: number;
  readonly to: number;
}

/**
 * A bundle of a range of a log file, under its newest signed head. Sealed values stay sealed.
 * @throws RangeError for a range that is empty, too long, or not under a signed head
 */
export function bundleOfLog({ dir, from, to, ...rest }: LogBundleWish): Buffer {
  const { db, meta } = openLogFile(dir);
  try {
    const { base } = meta;
    const head = headOf(db);
    if (!head) throw new RangeError('the log has no signed head yet');
    const { note, size } = head;
    if (!(from > base && from <= to && to <= base + size && to - from < bundleEvents))
      throw new RangeError(`positions ${from} to ${to}: the newest signed head covers ${base + 1} to ${base + size}`);
    return writeBundle({
      ...rest,
      events: rowsBetween(db)
        .all(from, to)
        .map((row) => eventOf(row, base)),
      tree: new TileHashes(tileReader(db, base)),
      note,
      history: historyOf(db, size),
      filter: `positions ${from} to ${to}`,
      tools: readTools(toolsFolder()),
    });
  } finally {
    db.close();
  }
}

/** The newest signed head of a log file, with its cosignatures. */
export function headOf(db: SqliteDatabase): SealedHead | undefined {
  const head = db.prepare<[], SealedHead>('SELECT size, note FROM signed_head').get();
  if (!head) return undefined;
  const lines = new SqliteCosignatures(db, undefined).of(head.size).map(({ line }) => line);
  return { size: head.size, note: noteWith(head.note, lines) };
}

/** Checkpoints kept before, each by its own signature. */
const historyOf = (db: SqliteDatabase, size: number): readonly string[] =>
  db
    .prepare<[number, number], KeptSeal>(
      'SELECT note FROM checkpoint WHERE size BETWEEN 1 AND ? - 1 ORDER BY size DESC LIMIT ?',
    )
    .all(size, mostHistory)
    .map(({ note }) => note)
    .reverse();

const eventOf = (row: StoredRow, base: number): BundleEvent => {
  const [position, , , , , , , , , , data, metadata, , metadataKept] = row;
  const redacted = metadataKept !== null;
  return {
    index: position - base - 1,
    entry: entryBytes(leafParts(row)),
    data: redacted ? null : data,
    metadata: redacted ? null : metadata,
  };
};

/** The verifiers of the build: beside the compiled files, also when this runs from its source. */
const toolsFolder = (here = __filename) =>
  join(__dirname, here.endsWith('.ts') ? '../../dist/verifier' : '../../verifier');

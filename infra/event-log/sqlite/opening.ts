import { mkdirSync } from 'node:fs';
import { type Clock, instantOf, microsOf } from '../../../contracts/clock';
import type { Seals } from '../../../contracts/seals';
import type { SqliteDatabase } from '../../sqlite';
import type { CosignatureStore } from '../../witness/cosignature-store';
import { Stamper } from '../stamp';
import { Tail } from '../tail';
import { keptOrigin } from './kept-origin';
import { lockFolder } from './lock';
import { LogReader } from './log-reader';
import { requireSame } from './meta';
import { refused } from './refused';
import { SqliteCosignatures } from './sqlite-cosignatures';
import { SqliteSeals } from './sqlite-seals';
import { requireLocalVolume } from './volume';
import { WriterLink } from './writer-link';

/** How far the newest event may be ahead of the clock at a start. */
const mostAheadMicros = 5_000_000;

/** A log in a folder. */
export interface StoredLog {
  /** Folder of the realm's files. */
  readonly dir: string;
  readonly realm: string;
  /** `<host>/log/<realm>/<logId>`: given to a new log, demanded of an existing one. */
  readonly origin?: string;
  /** File of the key that signs the log's heads; without one the log is not sealed. */
  readonly keyFile?: string;
}

export interface SqliteLogOptions extends StoredLog {
  readonly clock: Clock;
  /** Reads a log that another process or thread may write; nothing is locked. */
  readonly readOnly?: boolean;
  /** Bytes that must be free on the volume to begin writing (trust.md §15, C-17). */
  readonly reserve?: number;
  /** Refuses a log whose newest event lies in the future of the clock (trust.md §15, C-12). */
  readonly requireClock?: boolean;
  /** Position of the parent from which a new log goes on as a branch. */
  readonly base?: number;
}

/** What an open log stands on; a log that is only read has no writing side. */
export interface LogParts {
  readonly reader: LogReader;
  readonly tail: Tail;
  readonly seals?: Seals;
  readonly cosignatures: CosignatureStore;
  readonly writing?: WritingParts;
}

export interface WritingParts {
  readonly writer: WriterLink;
  readonly stamper: Stamper;
  readonly lock: SqliteDatabase;
}

/**
 * Opens the log of a folder; a folder without one gets it. Its thread starts before this returns, so that it works while
 * the caller goes on.
 * @throws EventLogError UNAVAILABLE whose detail names the reason (locked, another realm or log, a newer format, a
 * network volume, settings that do not hold); CORRUPT when the file is no database
 */
export async function openForWriting(options: SqliteLogOptions): Promise<LogParts> {
  mkdirSync(options.dir, { recursive: true });
  requireLocalVolume(options.dir);
  const lock = lockFolder(options.dir);
  try {
    return await startWriting(options, lock);
  } catch (error) {
    lock.close();
    throw error;
  }
}

/**
 * Opens an existing log for reading beside whoever writes it.
 * @throws EventLogError as for writing; reason MISSING when there is no log
 */
export async function openForReading({ dir, realm, origin, keyFile }: StoredLog): Promise<LogParts> {
  const reader = new LogReader(dir);
  try {
    requireSame(reader.meta, realm, [origin, keptOrigin(dir)]);
    return { reader, tail: tailOf(reader), ...sealed(reader, keyFile) };
  } catch (error) {
    reader.close();
    throw error;
  }
}

async function startWriting(
  { dir, realm, clock, origin, keyFile, base, reserve, requireClock }: SqliteLogOptions,
  lock: SqliteDatabase,
): Promise<LogParts> {
  const kept = keptOrigin(dir);
  const createdAt = instantOf(clock.micros());
  const writer = await WriterLink.start({
    dir,
    realm,
    createdAt,
    ...(origin !== undefined && { origin }),
    ...(kept !== undefined && { keptOrigin: kept }),
    ...(keyFile !== undefined && { keyFile }),
    ...(base !== undefined && { base }),
    ...(reserve !== undefined && { reserve }),
  });
  let reader: LogReader | undefined;
  try {
    if (requireClock) requirePast(writer.ready.lastRecordedAt, clock);
    reader = new LogReader(dir);
    const stamper = new Stamper(clock, writer.ready.lastRecordedAt);
    const writing = { writer, stamper, lock };
    return { reader, tail: tailOf(reader), ...sealed(reader, keyFile, writer), writing };
  } catch (error) {
    reader?.close();
    await writer.close();
    throw error;
  }
}

/** @throws EventLogError UNAVAILABLE with reason CLOCK_BEHIND */
function requirePast(lastRecordedAt: string | undefined, clock: Clock) {
  if (lastRecordedAt === undefined) return;
  const now = clock.micros();
  if (microsOf(lastRecordedAt) - now <= mostAheadMicros) return;
  const text = `the newest event was recorded at ${lastRecordedAt}, the clock of this machine says ${instantOf(now)}`;
  throw refused('CLOCK_BEHIND', text);
}

const sealed = (reader: LogReader, keyFile: string | undefined, writer?: WriterLink) => ({
  ...(keyFile !== undefined && { seals: new SqliteSeals(reader, keyFile, writer) }),
  cosignatures: new SqliteCosignatures(reader.db, writer),
});

const tailOf = (reader: LogReader) => new Tail(reader.head(), (after, bounds) => reader.after(after, bounds));

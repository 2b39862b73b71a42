import Database from 'better-sqlite3';

/** An open SQLite file. This file is the only one that imports the driver. */
export type SqliteDatabase = Database.Database;
/** A prepared statement with the tuple it takes and the row it gives. */
export type SqliteStatement<Parameters extends unknown[] = unknown[], Row = unknown> = Database.Statement<
  Parameters,
  Row
>;

/** Settings of one connection, applied in the order in which they are written. */
export interface Pragmas {
  readonly journal_mode?: 'WAL' | 'DELETE';
  readonly synchronous?: 'OFF' | 'NORMAL' | 'FULL' | 'EXTRA';
  /** Pages. */
  readonly wal_autocheckpoint?: number;
  readonly foreign_keys?: boolean;
  readonly recursive_triggers?: boolean;
  readonly cell_size_check?: boolean;
  readonly trusted_schema?: boolean;
  /** Bytes; 0 turns mapping off, so that a failed read is an error and not a signal. */
  readonly mmap_size?: number;
  /** Pages, or KiB when negative. */
  readonly cache_size?: number;
  readonly temp_store?: 'FILE' | 'MEMORY';
  /** Milliseconds. */
  readonly busy_timeout?: number;
  readonly query_only?: boolean;
  readonly secure_delete?: boolean;
}

export interface SqliteSettings {
  /** Opens an existing file for reading; nothing is created. */
  readonly readOnly?: boolean;
  /** Refuses to create the file. */
  readonly mustExist?: boolean;
  /** Bytes; takes effect only when the file is created. */
  readonly pageSize?: number;
  readonly pragmas?: Pragmas;
}

/** A file that does not keep the settings it was given, or a library that is too old to be trusted with it. */
export class SqliteSettingsError extends Error {}

/** Versions before this one can lose committed transactions (sqlite.org/wal.html, "The WAL-Reset Bug"). */
export const oldestSqlite = '3.51.3';

/** @throws SqliteSettingsError for a library older than {@link oldestSqlite} */
export function requireSqlite(version: string) {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const [oldMajor = 0, oldMinor = 0, oldPatch = 0] = oldestSqlite.split('.').map(Number);
  const newer = major - oldMajor || minor - oldMinor || patch - oldPatch;
  if (newer < 0) throw new SqliteSettingsError(`SQLite ${version} is older than ${oldestSqlite}`);
}

/**
 * Opens a file, applies the settings in their order and reads every one back.
 * @throws SqliteSettingsError when the library is too old or a setting does not hold; driver errors pass through
 */
export function openDatabase(path: string, settings: SqliteSettings = {}): SqliteDatabase {
  const db = new Database(path, {
    readonly: settings.readOnly ?? false,
    fileMustExist: settings.readOnly || (settings.mustExist ?? false),
    // The first statement reads the schema, before any setting can be made.
    timeout: settings.pragmas?.busy_timeout ?? 5000,
  });
  try {
    requireSqlite(db.prepare<[], string>('SELECT sqlite_version()').pluck().get()!);
    // Pages have their size from the moment the journal mode is written: it has to come first.
    if (settings.pageSize) db.pragma(`page_size=${settings.pageSize}`);
    for (const [name, value] of Object.entries(settings.pragmas ?? {})) db.pragma(`${name}=${literal(value)}`);
    readBack(db, settings.pragmas ?? {});
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Checks that a connection really runs with these settings. Worth repeating after the first statement of a new file:
 * the driver is compiled to open WAL files with a weaker `synchronous` than it reports before.
 * @throws SqliteSettingsError naming the first setting that differs
 */
export function readBack(db: SqliteDatabase, pragmas: Pragmas) {
  db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
  for (const [name, value] of Object.entries(pragmas)) {
    const found = db.pragma(name, { simple: true });
    if (found !== stored(value)) throw new SqliteSettingsError(`${name} is ${String(found)}, not ${String(value)}`);
  }
}

type PragmaValue = string | number | boolean;

const literal = (value: PragmaValue) => (typeof value === 'boolean' ? (value ? 'ON' : 'OFF') : value);

const codes: Readonly<Record<string, number | string>> = {
  WAL: 'wal',
  DELETE: 'delete',
  OFF: 0,
  NORMAL: 1,
  FULL: 2,
  EXTRA: 3,
  FILE: 1,
  MEMORY: 2,
};

/** How SQLite reports a setting when asked for it. */
const stored = (value: PragmaValue) => (typeof value === 'string' ? codes[value] : Number(value));

/** The driver's code of a failed statement, such as `SQLITE_FULL`; undefined for other errors. */
export function sqliteCode(error: unknown): string | undefined {
  if (error === null || typeof error !== 'object' || !('code' in error)) return undefined;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : undefined;
}

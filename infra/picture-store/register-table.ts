import type { JsonObject } from '../../contracts/encoding';
import type { RegisterHit, RegisterTable, RegisterWrite } from '../../contracts/picture-store';
import type { SqliteDatabase, SqliteStatement } from '../sqlite';
import { columnName, tableName, textTableName } from './schema';

interface RowRecord {
  readonly id: number;
  readonly key: string;
  readonly position: number;
  readonly row: string;
  /** Null where the row is shown as it is kept. */
  readonly shown: string | null;
  readonly scope: string;
  readonly value: string | number;
}

export const hitOf = ({ id, key, position, row, shown, scope, value }: RowRecord): RegisterHit => ({
  id,
  key,
  position,
  // Whoever only counts rows does not pay for reading them.
  get shown() {
    return JSON.parse(shown ?? row);
  },
  scope: JSON.parse(scope),
  value: value ?? position,
});

/** The table of one definition of a register, with its statements. */
export class RegisterTableWriter {
  readonly #table: string;
  readonly #insert: SqliteStatement<unknown[]>;
  readonly #update: SqliteStatement<unknown[]>;
  readonly #remove: SqliteStatement<[string], { id: number }>;
  readonly #id: SqliteStatement<[string], number>;
  readonly #row: SqliteStatement<[string], RowRecord>;
  readonly #byEvent: SqliteStatement<[string], RowRecord>;
  readonly #addText: SqliteStatement<unknown[]> | undefined;
  readonly #removeText: SqliteStatement<[number]> | undefined;
  readonly #columns: readonly string[];

  constructor(
    db: SqliteDatabase,
    private readonly of: RegisterTable,
  ) {
    this.#table = tableName(of.name, of.definition);
    this.#columns = Object.keys(of.columns);
    create(db, of, this.#table);
    const names = ['key', 'position', 'row', 'shown', 'scope', 'event_id', ...this.#columns.map(columnName)];
    this.#insert = db.prepare(
      `INSERT INTO ${this.#table}(${names.join(',')}) VALUES(${names.map(() => '?').join(',')})`,
    );
    this.#update = db.prepare(`UPDATE ${this.#table} SET ${names.map((name) => `${name}=?`).join(',')} WHERE id=?`);
    this.#remove = db.prepare(`DELETE FROM ${this.#table} WHERE key=? RETURNING id`);
    this.#id = db.prepare<[string], number>(`SELECT id FROM ${this.#table} WHERE key=?`).pluck();
    this.#row = db.prepare(`SELECT *, position AS value FROM ${this.#table} WHERE key=?`);
    this.#byEvent = db.prepare(`SELECT *, position AS value FROM ${this.#table} WHERE event_id=?`);
    if (of.search.length === 0) return;
    const text = textTableName(this.#table);
    const members = of.search.map(columnName);
    this.#addText = db.prepare(
      `INSERT INTO ${text}(rowid,${members.join(',')}) VALUES(?${',?'.repeat(members.length)})`,
    );
    this.#removeText = db.prepare(`DELETE FROM ${text} WHERE rowid=?`);
  }

  write(write: RegisterWrite) {
    if (write.row === undefined) {
      const gone = this.#remove.get(write.key);
      if (gone) this.#removeText?.run(gone.id);
      return;
    }
    const shown = write.shown ?? write.row;
    const columns = this.#columns.map((column) => scalar(shown[column]));
    const row = JSON.stringify(write.row);
    const stored = [
      write.key,
      write.position,
      row,
      // A row of one event is shown as it is kept, and is stored once.
      shown === write.row ? null : JSON.stringify(shown),
      JSON.stringify(write.scope ?? {}),
    ];
    const id = this.#put(write.key, [...stored, write.eventId ?? null, ...columns]);
    this.#addText?.run(id, ...this.of.search.map((member) => write.texts?.[member] ?? ''));
  }

  /** Writes a row and answers its id; its words are not in the text table then. */
  #put(key: string, stored: readonly unknown[]): number | bigint {
    const known = this.#id.get(key);
    if (known === undefined) return this.#insert.run(...stored).lastInsertRowid;
    this.#update.run(...stored, known);
    // Contentless tables refuse partial updates: the words of a row are taken out and put in again.
    this.#removeText?.run(known);
    return known;
  }

  row(key: string) {
    const found = this.#row.get(key);
    return found && { row: JSON.parse(found.row) as JsonObject, scope: JSON.parse(found.scope) as JsonObject };
  }

  ofEvent(eventId: string): readonly RegisterHit[] {
    return this.#byEvent.all(eventId).map(hitOf);
  }
}

/** Columns hold scalars; lists are kept as JSON text so that a filter can still see them. */
const scalar = (value: unknown) =>
  value === null || value === undefined
    ? null
    : typeof value === 'string' || typeof value === 'number'
      ? value
      : typeof value === 'boolean'
        ? Number(value)
        : JSON.stringify(value);

function create(db: SqliteDatabase, of: RegisterTable, table: string) {
  const columns = Object.entries(of.columns).map(
    ([name, type]) => `, ${columnName(name)} ${type === 'text' ? 'TEXT' : 'INTEGER'}`,
  );
  db.exec(`CREATE TABLE IF NOT EXISTS ${table}(
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, row TEXT NOT NULL, shown TEXT,
    scope TEXT NOT NULL, event_id TEXT${columns.join('')})`);
  db.exec(`CREATE INDEX IF NOT EXISTS ${table}_position ON ${table}(position)`);
  db.exec(`CREATE INDEX IF NOT EXISTS ${table}_event ON ${table}(event_id) WHERE event_id IS NOT NULL`);
  for (const name of of.indexes) {
    db.exec(`CREATE INDEX IF NOT EXISTS ${table}_${columnName(name)} ON ${table}(${columnName(name)}, id)`);
  }
  if (of.search.length === 0) return;
  const text = textTableName(table);
  const members = of.search.map(columnName).join(',');
  db.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS ${text} USING fts5(
    ${members}, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')`);
  db.exec(`INSERT INTO ${text}(${text}, rank) VALUES('secure-delete', 1)`);
}

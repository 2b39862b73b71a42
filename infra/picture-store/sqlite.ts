import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ParkedEvent,
  type PictureSnapshot,
  PictureStore,
  type RegisterBatch,
  type RegisterQuery,
  type RegisterTable,
  type RowEvent,
} from '../../contracts/picture-store';
import { openDatabase, type SqliteDatabase, sqliteCode } from '../sqlite';
import { queryRegister } from './register-query';
import { hitOf, RegisterTableWriter } from './register-table';
import { schema, tableName, textTableName } from './schema';
import { reading, writing } from './settings';

const inMemory = ':memory:';

type Snapshot = Omit<PictureSnapshot, 'rowEvents'>;

/** `projections.db`: registers and board snapshots; one connection writes, any number reads. */
export class SqlitePictureStore extends PictureStore {
  readonly #db: SqliteDatabase;
  readonly #writers = new Map<string, RegisterTableWriter>();
  readonly #tables = new Map<string, RegisterTable>();

  /** @param tables definitions that readers ask for */
  constructor(dir: string, options: { readonly readOnly?: boolean; readonly tables: readonly RegisterTable[] }) {
    super();
    if (dir !== inMemory) mkdirSync(dir, { recursive: true });
    this.#db = openDatabase(dir === inMemory ? inMemory : join(dir, 'projections.db'), {
      readOnly: options.readOnly ?? false,
      pageSize: 8192,
      pragmas: options.readOnly ? reading : dir === inMemory ? {} : writing,
    });
    if (!options.readOnly) this.#db.exec(schema);
    for (const table of options.tables) this.#tables.set(table.name, table);
  }

  snapshot(picture: string, definition: string): Snapshot | undefined {
    const found = this.#db
      .prepare<[string, string], { position: number; rows: string }>(
        'SELECT position, rows FROM snapshot WHERE picture=? AND definition=?',
      )
      .get(picture, definition);
    if (!found) return undefined;
    return {
      picture,
      definition,
      position: found.position,
      rows: JSON.parse(found.rows),
      parked: this.#parked(picture),
    };
  }

  rowEvents(picture: string, key: string): readonly number[] {
    return this.#db
      .prepare<[string, string], number>(
        'SELECT position FROM row_event WHERE picture=? AND row_key=? ORDER BY position',
      )
      .pluck()
      .all(picture, key);
  }

  saveSnapshots(snapshots: readonly PictureSnapshot[]) {
    const forget = this.#db.prepare('DELETE FROM row_event WHERE picture=?');
    const known = this.#db.prepare<[string], string>('SELECT definition FROM snapshot WHERE picture=?').pluck();
    const save = this.#db.prepare('INSERT OR REPLACE INTO snapshot VALUES(?,?,?,?)');
    this.#db.transaction(() => {
      for (const { picture, definition, position, rows, rowEvents, parked } of snapshots) {
        if (known.get(picture) !== definition) forget.run(picture);
        save.run(picture, definition, position, JSON.stringify(rows));
        this.#addRowEvents(picture, rowEvents);
        this.#park(parked);
      }
    })();
  }

  openRegister(table: RegisterTable): number {
    this.#writers.set(id(table), new RegisterTableWriter(this.#db, table));
    this.#db.prepare('INSERT OR IGNORE INTO register VALUES(?,?,0,0)').run(table.name, table.definition);
    return this.#db
      .prepare<[string, string], number>('SELECT position FROM register WHERE name=? AND definition=?')
      .pluck()
      .get(table.name, table.definition)!;
  }

  together<T>(work: () => T): T {
    return this.#db.transaction(work)();
  }

  write(batches: readonly RegisterBatch[]) {
    const advance = this.#db.prepare('UPDATE register SET position=? WHERE name=? AND definition=?');
    this.#db.transaction(() => {
      for (const { table, position, rows, rowEvents, parked } of batches) {
        const writer = this.#writers.get(id(table))!;
        for (const row of rows) writer.write(row);
        this.#addRowEvents(tableName(table.name, table.definition), rowEvents);
        this.#park(parked);
        advance.run(position, table.name, table.definition);
      }
    })();
  }

  swapIn(table: RegisterTable) {
    const old = this.#db
      .prepare<[string, string], string>('SELECT definition FROM register WHERE name=? AND definition<>?')
      .pluck()
      .all(table.name, table.definition);
    this.#db.transaction(() => {
      this.#db
        .prepare('UPDATE register SET readable=1 WHERE name=? AND definition=?')
        .run(table.name, table.definition);
      for (const definition of old) this.#drop(table.name, definition);
    })();
  }

  registerRow(table: RegisterTable, key: string) {
    return this.#writers.get(id(table))?.row(key);
  }

  rowsOfEvent(table: RegisterTable, eventId: string) {
    return this.#writers.get(id(table))?.ofEvent(eventId) ?? [];
  }

  query(name: string, query: RegisterQuery) {
    const table = this.#readable(name);
    return table ? queryRegister(this.#db, table, query) : [];
  }

  find(name: string, keys: readonly string[]) {
    const table = this.#readable(name);
    if (!table || keys.length === 0) return [];
    const sql = `SELECT *, position AS value FROM ${tableName(name, table.definition)} WHERE key IN (${keys.map(() => '?').join(',')})`;
    return this.#db
      .prepare<unknown[], Parameters<typeof hitOf>[0]>(sql)
      .all(...keys)
      .map(hitOf);
  }

  reached(name: string) {
    const found = this.#db
      .prepare<[string], { position: number; definition: string }>(
        'SELECT position, definition FROM register WHERE name=? ORDER BY readable DESC, position DESC LIMIT 1',
      )
      .get(name);
    return { position: found?.position ?? 0, definition: found?.definition ?? '', parked: this.#parked(name).length };
  }

  close() {
    if (!this.#db.readonly) this.#settle();
    this.#db.close();
  }

  /** Others may have the file open still, and then closing leaves its write-ahead log to be read at the next start. */
  #settle() {
    try {
      this.#db.pragma('wal_checkpoint(TRUNCATE)');
    } catch (error) {
      // On a full volume it stays where it is, and is whole.
      if (!sqliteCode(error)) throw error;
    }
  }

  /** The table that readers see: the swapped-in one, which may still be of an older definition. */
  #readable(name: string): RegisterTable | undefined {
    const table = this.#tables.get(name);
    const { definition } = this.reached(name);
    return table && definition !== '' ? { ...table, definition } : undefined;
  }

  #addRowEvents(picture: string, rowEvents: readonly RowEvent[]) {
    const add = this.#db.prepare('INSERT OR IGNORE INTO row_event VALUES(?,?,?)');
    for (const { key, position } of rowEvents) add.run(picture, key, position);
  }

  #park(parked: readonly ParkedEvent[]) {
    const add = this.#db.prepare('INSERT OR IGNORE INTO parked VALUES(?,?,?,?)');
    for (const { picture, position, eventId, reason } of parked) add.run(picture, position, eventId, reason);
  }

  #parked(picture: string): readonly ParkedEvent[] {
    return this.#db
      .prepare<[string], ParkedEvent>(
        'SELECT picture, position, event_id AS eventId, reason FROM parked WHERE picture=?',
      )
      .all(picture);
  }

  #drop(name: string, definition: string) {
    const table = tableName(name, definition);
    this.#writers.delete(`${name}/${definition}`);
    this.#db.exec(`DROP TABLE IF EXISTS ${textTableName(table)}; DROP TABLE IF EXISTS ${table}`);
    this.#db.prepare('DELETE FROM row_event WHERE picture=?').run(table);
    this.#db.prepare('DELETE FROM register WHERE name=? AND definition=?').run(name, definition);
  }
}

const id = ({ name, definition }: RegisterTable) => `${name}/${definition}`;

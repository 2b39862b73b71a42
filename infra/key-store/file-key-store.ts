import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type DataKey, KeyStore, type KeySubject, SubjectErased } from '../../contracts/key-store';
import { KeyFileError } from '../private-file';
import { openDatabase, type SqliteDatabase } from '../sqlite';
import { KeyCache } from './key-cache';
import { createKey, makeDirectory, readKeys } from './key-files';
import { unwrapKey, wrapKey } from './key-wrap';
import { keyReaderPragmas, keyStorePragmas, keyStoreSchema } from './schema';

export interface KeyStoreOptions {
  /** Path of `keystore.db`: on another volume than the log. */
  readonly path: string;
  /** Directory of the key-encrypting keys, made with the first one if it does not exist. */
  readonly keysDirectory: string;
  /** Opens what another connection of this machine writes, and never makes a key. */
  readonly readOnly?: boolean;
  /** Milliseconds of the real clock. */
  readonly now?: () => number;
}

const keyBytes = 32;

interface KeyRow {
  readonly id: string;
  readonly epoch: string;
  readonly wrapped: Buffer;
}

const listOf = (subjectIds: readonly string[]) => JSON.stringify(subjectIds);
const listed = 'subject_id IN (SELECT value FROM json_each(?))';

/** Prepared once: an import asks for thousands of keys, many at a time. */
const statementsOf = (db: SqliteDatabase) => ({
  find: db.prepare<[string], KeyRow>(`SELECT subject_id AS id, epoch, wrapped FROM subject_key WHERE ${listed}`),
  firstDestroyed: db.prepare<[string], string>(`SELECT subject_id FROM destroyed WHERE ${listed} LIMIT 1`).pluck(),
  insert: db.prepare('INSERT INTO subject_key(subject_id, kind, epoch, wrapped, created_at) VALUES(?, ?, ?, ?, ?)'),
});

/** Wrapped keys of subjects in a SQLite file; what wraps them lies in files of its own. */
export class FileKeyStore extends KeyStore {
  readonly #db: SqliteDatabase;
  readonly #keks: ReadonlyMap<string, KeyObject>;
  readonly #cache: KeyCache;
  readonly #now: () => number;
  readonly #sql: ReturnType<typeof statementsOf>;

  /** @throws KeyFileError when a key file is missing, of the wrong length or open to others */
  constructor({ path, keysDirectory, readOnly = false, now = Date.now }: KeyStoreOptions) {
    super();
    this.#now = now;
    this.#cache = new KeyCache(now);
    if (!readOnly) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    this.#db = openDatabase(path, { readOnly, pragmas: readOnly ? keyReaderPragmas : keyStorePragmas });
    try {
      if (!readOnly) this.#db.exec(keyStoreSchema);
      this.#keks = this.#openKeys(keysDirectory, readOnly);
      this.#sql = statementsOf(this.#db);
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  override get(subjectId: string): DataKey | undefined {
    const cached = this.#cache.get(subjectId);
    if (cached) return cached;
    this.load([subjectId]);
    return this.#cache.get(subjectId);
  }

  override load(subjectIds: readonly string[]) {
    const uncached = subjectIds.filter((id) => !this.#cache.get(id));
    for (const [id, key] of this.#find(uncached)) this.#cache.set(id, key);
  }

  override keep(subjects: readonly KeySubject[]): ReadonlyMap<string, DataKey> {
    const uncached = subjects.filter(({ id }) => !this.#cache.get(id));
    // Looked up inside the transaction too: outside, each look would take and give back the lock of the file.
    const held = uncached.length > 0 ? this.#db.transaction(() => this.#findOrMake(uncached)).immediate() : new Map();
    for (const [id, key] of held) this.#cache.set(id, key);
    return new Map(subjects.map(({ id }) => [id, this.get(id)!] as const));
  }

  override destroyed(subjectId: string): boolean {
    return this.#sql.firstDestroyed.get(listOf([subjectId])) !== undefined;
  }

  override destroy(subjectId: string, authorizationId: string) {
    this.#db
      .transaction(() => {
        this.#db.prepare('DELETE FROM subject_key WHERE subject_id = ?').run(subjectId);
        this.#db
          .prepare('INSERT INTO destroyed(subject_id, at, authorization_id) VALUES(?, ?, ?) ON CONFLICT DO NOTHING')
          .run(subjectId, this.#instant(), authorizationId);
      })
      .immediate();
    this.forget(subjectId);
  }

  override forget(subjectId: string) {
    this.#cache.delete(subjectId);
  }

  override close() {
    this.#cache.clear();
    this.#db.close();
  }

  /** Keys that are made here are handed out only once the transaction around this is durable. */
  #findOrMake(subjects: readonly KeySubject[]): ReadonlyMap<string, KeyObject> {
    const held = this.#find(subjects.map(({ id }) => id));
    const missing = [...new Map(subjects.map((subject) => [subject.id, subject])).values()].filter(
      ({ id }) => !held.has(id),
    );
    const erased = this.#sql.firstDestroyed.get(listOf(missing.map(({ id }) => id)));
    if (erased !== undefined) throw new SubjectErased(erased);
    const [epoch, at] = [[...this.#keks.keys()].at(-1)!, this.#instant()];
    const fresh = randomBytes(keyBytes * missing.length);
    for (const [index, { id, kind }] of missing.entries()) {
      const key = fresh.subarray(keyBytes * index, keyBytes * (index + 1));
      this.#sql.insert.run(id, kind, epoch, wrapKey(this.#kek(epoch), key), at);
      held.set(id, createSecretKey(key));
    }
    fresh.fill(0);
    return held;
  }

  #find(subjectIds: readonly string[]): Map<string, KeyObject> {
    const rows = this.#sql.find.all(listOf(subjectIds));
    return new Map(rows.map(({ id, epoch, wrapped }) => [id, unwrapKey(this.#kek(epoch), wrapped)]));
  }

  #kek(epoch: string): KeyObject {
    const kek = this.#keks.get(epoch);
    if (!kek) throw new KeyFileError(`the key of epoch ${epoch} is missing`);
    return kek;
  }

  /** A first key is made only for a store that holds none: a lost one must not be replaced in silence. */
  #openKeys(directory: string, readOnly: boolean) {
    const epochs = this.#db.prepare<[], string>('SELECT DISTINCT epoch FROM subject_key').pluck().all();
    if (!readOnly) makeDirectory(directory);
    let keys = readKeys(directory);
    if (keys.size === 0 && epochs.length === 0 && !readOnly) {
      createKey(directory, this.#instant().slice(0, 7));
      keys = readKeys(directory);
    }
    const missing = epochs.filter((epoch) => !keys.has(epoch));
    if (missing.length > 0) throw new KeyFileError(`keys of epochs ${missing.join(', ')} are missing in ${directory}`);
    if (keys.size === 0) throw new KeyFileError(`no key-encrypting key in ${directory}`);
    return keys;
  }

  #instant() {
    return new Date(this.#now()).toISOString();
  }
}

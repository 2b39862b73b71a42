import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sync } from '../files';
import { openDatabase, readBack, type SqliteDatabase, type SqliteSettings } from '../sqlite';
import type { Cosigned, Refused, WitnessStore } from './witness-store';

const settings = {
  pragmas: {
    journal_mode: 'WAL',
    // A cosignature must never leave before its state is on the disk (trust.md §3.3, D-1).
    synchronous: 'FULL',
    recursive_triggers: true,
    cell_size_check: true,
    trusted_schema: false,
    mmap_size: 0,
    busy_timeout: 5000,
  },
} as const satisfies SqliteSettings;

/** The triggers are a second line behind the checks of the witness. */
const schema = `
CREATE TABLE IF NOT EXISTS cosigned(
  origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL CHECK(length(root) = 32), note TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS refused(
  origin TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL, received_at TEXT NOT NULL, request TEXT NOT NULL,
  cosigned TEXT NOT NULL, PRIMARY KEY(origin, size, root)) STRICT;
CREATE TRIGGER IF NOT EXISTS cosigned_grows BEFORE UPDATE ON cosigned
  WHEN NEW.origin <> OLD.origin OR NEW.size < OLD.size OR (NEW.size = OLD.size AND NEW.root <> OLD.root)
  BEGIN SELECT RAISE(ABORT, 'a witness never goes back'); END;
CREATE TRIGGER IF NOT EXISTS cosigned_no_delete BEFORE DELETE ON cosigned
  BEGIN SELECT RAISE(ABORT, 'a witness never forgets'); END;
CREATE TRIGGER IF NOT EXISTS refused_no_update BEFORE UPDATE ON refused BEGIN SELECT RAISE(ABORT, 'evidence is immutable'); END;
CREATE TRIGGER IF NOT EXISTS refused_no_delete BEFORE DELETE ON refused BEGIN SELECT RAISE(ABORT, 'evidence is immutable'); END;
`;

/** The state of a witness in `witness.db` of its folder. Several processes may share it. */
export class SqliteWitnessStore implements WitnessStore {
  readonly #db: SqliteDatabase;
  readonly #cosigned;
  readonly #cosign;
  readonly #refuse;

  /** @throws SqliteSettingsError when the file does not keep its settings; driver errors pass through */
  constructor(dir: string) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    this.#db = openStore(join(dir, 'witness.db'));
    for (const folder of [dir, dirname(dir)]) sync(folder);
    this.#cosigned = this.#db.prepare<[string], Cosigned>(
      'SELECT origin, size, root, note FROM cosigned WHERE origin = ?',
    );
    this.#cosign = this.#db.prepare<[Cosigned]>(
      `INSERT INTO cosigned(origin, size, root, note) VALUES(:origin, :size, :root, :note)
       ON CONFLICT(origin) DO UPDATE SET size = excluded.size, root = excluded.root, note = excluded.note`,
    );
    this.#refuse = this.#db.prepare<[Refused]>(
      `INSERT INTO refused(origin, size, root, received_at, request, cosigned)
       VALUES(:origin, :size, :root, :receivedAt, :request, :cosigned) ON CONFLICT DO NOTHING`,
    );
  }

  cosigned(origin: string) {
    return this.#cosigned.get(origin);
  }

  cosign(cosigned: Cosigned) {
    this.#cosign.run(cosigned);
  }

  refuse(refused: Refused) {
    this.#refuse.run(refused);
  }

  critically<T>(step: () => T): T {
    return this.#db.transaction(step).immediate();
  }

  close() {
    this.#db.close();
  }
}

function openStore(path: string): SqliteDatabase {
  const db = openDatabase(path, settings);
  try {
    db.exec(schema);
    // A connection that has just made the file may still report what it was told, not what it does.
    readBack(db, settings.pragmas);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

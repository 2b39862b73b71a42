import { RunnerStates } from '../contracts/runner-states';
import type { SqliteDatabase, SqliteStatement } from './sqlite';

/** Runner states in `state.db`. */
export class SqliteRunnerStates extends RunnerStates {
  readonly #load: SqliteStatement<[string], { position: number; state: string }>;
  readonly #save: SqliteStatement<[string, number, string]>;

  constructor(db: SqliteDatabase) {
    super();
    db.exec(
      'CREATE TABLE IF NOT EXISTS runner(name TEXT PRIMARY KEY, position INTEGER NOT NULL, state TEXT NOT NULL) STRICT',
    );
    this.#load = db.prepare('SELECT position, state FROM runner WHERE name=?');
    this.#save = db.prepare('INSERT OR REPLACE INTO runner VALUES(?,?,?)');
  }

  load(name: string) {
    const found = this.#load.get(name);
    return found && { position: found.position, state: JSON.parse(found.state) as unknown };
  }

  save(name: string, position: number, state: unknown) {
    this.#save.run(name, position, JSON.stringify(state));
  }
}

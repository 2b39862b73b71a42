import type { Preferences } from '../contracts/http';
import { PreferenceStore } from '../contracts/preference-store';
import type { SqliteDatabase } from './sqlite';

/** Preferences in `state.db`. */
export class SqlitePreferenceStore extends PreferenceStore {
  constructor(private readonly db: SqliteDatabase) {
    super();
    db.exec('CREATE TABLE IF NOT EXISTS preference(user_id TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT');
  }

  get(userId: string): Preferences {
    const found = this.db.prepare<[string], string>('SELECT value FROM preference WHERE user_id=?').pluck().get(userId);
    return found === undefined ? { views: {}, lastLooked: {} } : JSON.parse(found);
  }

  put(userId: string, preferences: Preferences) {
    this.db.prepare('INSERT OR REPLACE INTO preference VALUES(?,?)').run(userId, JSON.stringify(preferences));
  }
}

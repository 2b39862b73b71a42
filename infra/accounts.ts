import { type Account, AccountStore, type PasswordHash } from '../contracts/accounts';
import type { SqliteDatabase } from './sqlite';

const schema = `
CREATE TABLE IF NOT EXISTS accounts(
  login TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  profile TEXT NOT NULL CHECK(profile IN ('full', 'cheap')),
  salt BLOB NOT NULL CHECK(length(salt) = 16),
  hash BLOB NOT NULL CHECK(length(hash) = 32)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS session_seen(
  session TEXT PRIMARY KEY,
  seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

interface AccountRow {
  readonly login: string;
  readonly user_id: string;
  readonly profile: PasswordHash['profile'];
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** Accounts and idle times in tables of `state.db` (eventlog.md §5.1); the connection belongs to the caller. */
export class SqliteAccountStore extends AccountStore {
  constructor(private readonly db: SqliteDatabase) {
    super();
    db.exec(schema);
  }

  override find(login: string): Account | undefined {
    return accountOf(this.db.prepare<[string], AccountRow>('SELECT * FROM accounts WHERE login = ?').get(login));
  }

  override ofUser(userId: string): Account | undefined {
    return accountOf(this.db.prepare<[string], AccountRow>('SELECT * FROM accounts WHERE user_id = ?').get(userId));
  }

  override put(accounts: readonly Account[]) {
    const replace = this.db.prepare('REPLACE INTO accounts(login, user_id, profile, salt, hash) VALUES(?, ?, ?, ?, ?)');
    this.db
      .transaction(() => {
        for (const { login, userId, password } of accounts)
          replace.run(login, userId, password.profile, Buffer.from(password.salt), Buffer.from(password.hash));
      })
      .immediate();
  }

  override remove(login: string) {
    this.db.prepare('DELETE FROM accounts WHERE login = ?').run(login);
  }

  override cheapLogins(): readonly string[] {
    return this.db
      .prepare<[], string>("SELECT login FROM accounts WHERE profile = 'cheap' ORDER BY login")
      .pluck()
      .all();
  }

  override lastSeen(session: string): number | undefined {
    return this.db.prepare<[string], number>('SELECT seen_at FROM session_seen WHERE session = ?').pluck().get(session);
  }

  override noteSeen(session: string, micros: number) {
    this.db.prepare('REPLACE INTO session_seen(session, seen_at) VALUES(?, ?)').run(session, micros);
  }

  override forgetSeenBefore(micros: number) {
    this.db.prepare('DELETE FROM session_seen WHERE seen_at < ?').run(micros);
  }
}

const accountOf = (row: AccountRow | undefined): Account | undefined =>
  row && { login: row.login, userId: row.user_id, password: { profile: row.profile, salt: row.salt, hash: row.hash } };

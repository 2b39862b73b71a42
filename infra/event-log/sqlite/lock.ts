import { join } from 'node:path';
import { openDatabase, type SqliteDatabase, sqliteCode } from '../../sqlite';
import { explain } from './open-store';
import { refused } from './refused';

/** Name of the file that is locked. */
export const lockFile = 'lock.db';

/**
 * Makes this process the only writer of a log folder until the connection is closed. The operating system lets go
 * of the lock when the process dies, however it dies.
 * @throws EventLogError UNAVAILABLE with reason LOCKED while another process writes, ACCESS_DENIED without the right to
 */
export function lockFolder(dir: string): SqliteDatabase {
  let db: SqliteDatabase | undefined;
  try {
    db = openDatabase(join(dir, lockFile), { pragmas: { busy_timeout: 0 } });
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db?.close();
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw refused('LOCKED', 'another process writes this log');
    return explain(() => {
      throw error;
    });
  }
}

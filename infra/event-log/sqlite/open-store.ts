import { join } from 'node:path';
import { EventLogError } from '../../../contracts/event-log';
import { openDatabase, readBack, type SqliteDatabase, SqliteSettingsError, sqliteCode } from '../../sqlite';
import { isDenied } from './denied';
import { createLog, type LogMeta, readMeta, requireSame } from './meta';
import { refused } from './refused';
import { writerSettings } from './settings';
import type { WriterTask } from './wire';

/** The file that holds the events of one realm. */
export const logFile = (dir: string) => join(dir, 'log.db');

/** A connection to a log file, with what the file says about itself. */
export interface Store {
  readonly db: SqliteDatabase;
  readonly meta: LogMeta;
}

/**
 * Opens the writing connection of a log, creating the log when the folder has none.
 * @throws EventLogError UNAVAILABLE naming why this file must not be written, CORRUPT when it is no database
 */
export function openStore(task: WriterTask): Store {
  const db = explain(() => openDatabase(logFile(task.dir), writerSettings));
  try {
    createLog(db, task);
    // A connection that has just made the file may still report what it was told, not what it does.
    readBack(db, writerSettings.pragmas);
    const meta = readMeta(db);
    requireSame(meta, task.realm, [task.origin, task.keptOrigin]);
    return { db, meta };
  } catch (error) {
    db.close();
    return explain(() => {
      throw error;
    });
  }
}

/** Runs a step of opening and gives its failure the port's error. */
export function explain<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (error instanceof SqliteSettingsError) throw refused('SETTINGS', error.message);
    const code = sqliteCode(error);
    if (code === 'SQLITE_CANTOPEN') throw refused('MISSING', 'the file cannot be opened');
    if (code && isDenied(code)) throw new EventLogError('ACCESS_DENIED', { reason: code });
    if (code) throw new EventLogError('CORRUPT', { reason: code });
    throw error;
  }
}

import { existsSync } from 'node:fs';
import { openDatabase } from '../../sqlite';
import { readMeta } from './meta';
import { explain, logFile, type Store } from './open-store';
import { refused } from './refused';
import { readerSettings } from './settings';

/**
 * A log file for reading, with what it says about itself; whoever opens it closes it.
 * @throws EventLogError UNAVAILABLE with reason MISSING when the folder holds no log
 */
export function openLogFile(dir: string): Store {
  if (!existsSync(logFile(dir))) throw refused('MISSING', `${dir} holds no log`);
  const db = explain(() => openDatabase(logFile(dir), readerSettings));
  try {
    return { db, meta: explain(() => readMeta(db)) };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** What is read of a log file, which is closed afterwards. @throws as {@link openLogFile} */
export function withLogFile<T>(dir: string, read: (store: Store) => T): T {
  const store = openLogFile(dir);
  try {
    return read(store);
  } finally {
    store.db.close();
  }
}

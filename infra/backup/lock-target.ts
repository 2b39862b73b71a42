import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { BackupRefused } from '../../contracts/backup';
import { EventLogError } from '../../contracts/event-log';
import { lockFile, lockFolder } from '../event-log/sqlite/lock';
import type { SqliteDatabase } from '../sqlite';

/**
 * Makes this process the only one that writes a backup, or a copy of keys, into a folder, until the connection is closed.
 * @throws BackupRefused BACKUP_BUSY while another process does
 */
export function lockTarget(dir: string): SqliteDatabase {
  // Made before the driver would, for its owner alone as all that lies beside it.
  closeSync(openSync(join(dir, lockFile), 'a', 0o600));
  try {
    return lockFolder(dir);
  } catch (error) {
    if (error instanceof EventLogError && error.detail.reason === 'LOCKED')
      throw new BackupRefused('BACKUP_BUSY', `another process takes a backup into ${dir}`);
    throw error;
  }
}

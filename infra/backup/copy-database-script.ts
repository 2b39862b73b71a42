import { openDatabase, sqliteCode } from '../sqlite';
import { copySettings } from './copy-settings';

/** What the copying process says when it cannot copy. */
export interface CopyFailed {
  readonly code: string | undefined;
  readonly message: string;
}

const [source, target] = process.argv.slice(2) as [string, string];
try {
  const db = openDatabase(source, copySettings);
  db.prepare('VACUUM INTO ?').run(target);
  db.close();
} catch (error) {
  const failed: CopyFailed = {
    code: sqliteCode(error),
    message: error instanceof Error ? error.message : String(error),
  };
  process.send?.(failed);
  process.exitCode = 1;
}
// The process that asked may be gone by now.
if (process.connected) process.disconnect();

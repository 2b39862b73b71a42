/** Commits events one by one and says of each when it is durable: `committing.mjs <folder> <commits> <synchronous>`. */
import { uuid7 } from './events.mjs';
import { tell } from './tell.mjs';
import { WritingLog } from './writing-log.mjs';

const [dir, commits, synchronous] = process.argv.slice(2);
const log = new WritingLog(dir);
log.db.pragma(`synchronous=${synchronous}`);
// Small enough that the write-ahead log is copied and begun anew while we look.
log.db.pragma('wal_autocheckpoint=120');
tell('begin');
for (let made = 0; made < Number(commits); made++) {
  const [{ position, failure }] = log.append([uuid7()]);
  tell(failure ? `refused ${failure.code}` : `ack ${position}`);
}

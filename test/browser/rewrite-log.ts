import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../infra/clock';
import { eventLeaf } from '../../infra/event-log/leaf';
import { logFile } from '../../infra/event-log/sqlite/open-store';
import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { leafParts } from '../../infra/event-log/verify/check-event';
import { rowsBetween } from '../../infra/event-log/verify/stored-row';
import { openDatabase, type SqliteDatabase } from '../../infra/sqlite';

const realm = 'live';
const folder = (dataDir: string) => join(dataDir, realm);

/** Runs statements that the triggers of a log forbid, and puts the triggers back. */
function behindTriggers(db: SqliteDatabase, change: () => void) {
  const triggers = db
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  change();
  for (const { sql } of triggers) db.exec(sql);
}

/** Replaces a word in every event of a log, whose leaves and seals stay as they were. */
export function alterEvents(dataDir: string, from: string, to: string) {
  const db = openDatabase(logFile(folder(dataDir)));
  behindTriggers(db, () => db.prepare('UPDATE event SET data = replace(data, ?, ?)').run(from, to));
  db.close();
}

/**
 * Rewrites the log of a server that has stopped, as its owner could: a word is another one in every event, every leaf
 * fits, and the log's own key seals the result as if nothing had ever been sealed before.
 */
export async function rewriteLog(dataDir: string, from: string, to: string) {
  const dir = folder(dataDir);
  alterEvents(dataDir, from, to);
  const db = openDatabase(logFile(dir));
  if (db.prepare('SELECT 1 FROM tile').get()) throw new Error('a log with tiles would need new ones');
  behindTriggers(db, () => {
    const settle = db.prepare<[Buffer, number]>('UPDATE event SET leaf = ? WHERE position = ?');
    for (const row of rowsBetween(db).all(1, Number.MAX_SAFE_INTEGER)) settle.run(eventLeaf(leafParts(row)), row[0]);
    db.exec('DELETE FROM signed_head; DELETE FROM checkpoint');
  });
  db.close();
  rmSync(join(dir, 'checkpoints'), { recursive: true });
  const keyFile = join(dataDir, 'keys', 'log-signing.pem');
  const log = await SqliteEventLog.open({ dir, realm, clock: systemClock, keyFile });
  await log.seals!.seal('demand');
  await log.close();
}

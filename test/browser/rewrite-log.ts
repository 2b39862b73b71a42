import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../infra/clock';
import { eventLeaf } from '../../infra/event-log/leaf';
import { logFile } from '../../infra/event-log/sqlite/open-store';
import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { leafParts } from '../../infra/event-log/verify/check-event';
import { rowsBetween } from '../../infra/event-log/verify/stored-row';
import type { SqliteDatabase } from '../../infra/sqlite';
import { tamper } from '../event-log/sqlite/tampering';

const realm = 'live';
const folder = (dataDir: string) => join(dataDir, realm);

/** Replaces a word in every event of a log, whose leaves and seals stay as they were. */
export function alterEvents(dataDir: string, from: string, to: string) {
  const alter = (db: SqliteDatabase) => db.prepare('UPDATE event SET data = replace(data, ?, ?)').run(from, to);
  tamper(logFile(folder(dataDir)), alter, { putBack: true });
}

/**
 * Rewrites the log of a server that has stopped, as its owner could: a word is another one in every event, every leaf
 * fits, and the log's own key seals the result as if nothing had ever been sealed before.
 */
export async function rewriteLog(dataDir: string, from: string, to: string) {
  const dir = folder(dataDir);
  alterEvents(dataDir, from, to);
  const settle = (db: SqliteDatabase) => {
    if (db.prepare('SELECT 1 FROM tile').get()) throw new Error('a log with tiles would need new ones');
    const leaf = db.prepare<[Buffer, number]>('UPDATE event SET leaf = ? WHERE position = ?');
    for (const row of rowsBetween(db).all(1, Number.MAX_SAFE_INTEGER)) leaf.run(eventLeaf(leafParts(row)), row[0]);
    db.exec('DELETE FROM signed_head; DELETE FROM checkpoint');
  };
  tamper(logFile(dir), settle, { putBack: true });
  rmSync(join(dir, 'checkpoints'), { recursive: true });
  const keyFile = join(dataDir, 'keys', 'log-signing.pem');
  const log = await SqliteEventLog.open({ dir, realm, clock: systemClock, keyFile });
  await log.seals!.seal('demand');
  await log.close();
}

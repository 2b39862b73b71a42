import { randomUUID } from 'node:crypto';
import { renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkpointFile, keptCheckpoints } from '../event-log/sqlite/head-store';
import { readMeta } from '../event-log/sqlite/meta';
import { logFile } from '../event-log/sqlite/open-store';
import { uuid7 } from '../event-log/uuid';
import { replaceFile, sync } from '../files';
import { openDatabase, type SqliteDatabase } from '../sqlite';
import { aboutLog } from './notes';

/** The name of a log after its restore. */
export interface Identity {
  readonly logId: string;
  readonly origin: string;
  readonly epoch: string;
}

/** Gives a restored log another epoch, so that whoever has seen the old one takes everything anew (trust.md §17.3). */
export const giveEpoch = (dir: string): Identity => inMeta(dir, (db) => set(db, 'epoch', randomUUID()));

/**
 * Makes a restored log another one, because acknowledged events are missing: a new id, origin and epoch, and no seals of
 * its own. The old seals stay as files in a folder named by the old id; they prove the beginning of the new log.
 */
export function giveNewLog(dir: string): Identity {
  const { meta, notes } = aboutLog(dir);
  const before = join(dir, 'checkpoints', meta.logId);
  const files = keptCheckpoints(dir);
  for (const { size, note } of notes) replaceFile(join(before, basename(checkpointFile(dir, size))), note);
  for (const file of files) renameSync(file, join(before, basename(file)));
  if (files.length > 0) for (const folder of [before, join(dir, 'checkpoints')]) sync(folder);
  const logId = uuid7();
  return inMeta(dir, (db) => {
    set(db, 'epoch', randomUUID());
    set(db, 'logId', logId);
    set(db, 'origin', meta.origin.replace(/[^/]*$/, logId));
    forgetSeals(db);
  });
}

function inMeta(dir: string, change: (db: SqliteDatabase) => void): Identity {
  const db = openDatabase(logFile(dir), { mustExist: true, pragmas: { journal_mode: 'DELETE', synchronous: 'EXTRA' } });
  try {
    db.transaction(() => change(db)).immediate();
    const { logId, origin, epoch } = readMeta(db);
    return { logId, origin, epoch };
  } finally {
    db.close();
  }
}

const set = (db: SqliteDatabase, key: string, value: string) =>
  db.prepare('UPDATE meta SET value = ? WHERE key = ?').run(value, key);

const seals = ['signed_head', 'checkpoint', 'cosignature'];

/** Empties the tables of seals, which their triggers forbid to everybody else. */
function forgetSeals(db: SqliteDatabase) {
  const triggers = db
    .prepare<[], { name: string; table: string; sql: string }>(
      `SELECT name, tbl_name AS "table", sql FROM sqlite_schema WHERE type = 'trigger'`,
    )
    .all()
    .filter(({ table }) => seals.includes(table));
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  for (const table of seals) db.exec(`DELETE FROM ${table}`);
  for (const { sql } of triggers) db.exec(sql);
}

import { encode } from '../../../contracts/encoding';
import { dataDigest, metadataDigest } from '../../../infra/event-log/leaf';
import { logFile } from '../../../infra/event-log/sqlite/open-store';
import { openDatabase, type SqliteDatabase } from '../../../infra/sqlite';

/** Holds the lock under which a log is written, as any process with the file can, and gives what lets go of it. */
export function holdWriteLock(dir: string): () => void {
  const db = openDatabase(logFile(dir), { mustExist: true });
  db.exec('BEGIN IMMEDIATE');
  return () => {
    db.exec('ROLLBACK');
    db.close();
  };
}

/**
 * Changes a log file in one transaction, as anybody with the file in his hands can: no trigger forbids it.
 * @param putBack whether the triggers are there again afterwards
 */
export function tamper(file: string, work: (db: SqliteDatabase) => void, { putBack = false } = {}) {
  const db = openDatabase(file, { mustExist: true, pragmas: { foreign_keys: false } });
  try {
    db.transaction(() => {
      const triggers = db
        .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
        .all();
      for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
      work(db);
      if (putBack) for (const { sql } of triggers) db.exec(sql);
    }).immediate();
  } finally {
    db.close();
  }
}

const tamperUnseen = (dir: string, work: (db: SqliteDatabase) => void) => tamper(logFile(dir), work, { putBack: true });

/** Spoils the text of one event, or removes its row. */
export const spoil = (dir: string, position: number, how: 'garbled' | 'missing') =>
  tamperUnseen(dir, (db) => {
    if (how === 'missing') db.prepare('DELETE FROM event WHERE position = ?').run(position);
    else db.prepare(`UPDATE event SET data = substr(data, 2) WHERE position = ?`).run(position);
  });

/** Takes the newest events away, and all that stands in their streams with them, as an old copy would. */
export const loseNewest = (dir: string, count: number) =>
  tamperUnseen(dir, (db) => {
    db.prepare('DELETE FROM event WHERE position > (SELECT MAX(position) FROM event) - ?').run(count);
    db.exec(`UPDATE stream SET revision = (SELECT MAX(revision) FROM event WHERE stream_id = stream.id)
             WHERE id IN (SELECT stream_id FROM event);
             DELETE FROM stream WHERE id NOT IN (SELECT stream_id FROM event)`);
  });

/** Puts another event at the newest position: only its id tells. */
export const replaceNewest = (dir: string) =>
  tamperUnseen(dir, (db) => {
    db.exec('UPDATE event SET event_id = randomblob(16) WHERE position = (SELECT MAX(position) FROM event)');
  });

/** Removes the content of an event as a redaction does: texts replaced, salt gone, both original digests kept. */
export const redact = (dir: string, position: number, { keepDigests }: { readonly keepDigests: boolean }) =>
  tamperUnseen(dir, (db) => {
    const row = db
      .prepare<[number], { data: string; metadata: string }>('SELECT data, metadata FROM event WHERE position = ?')
      .get(position)!;
    const { salt, ...rest } = JSON.parse(row.metadata);
    const digests = keepDigests ? [dataDigest(salt, row.data), metadataDigest(row.metadata)] : [null, null];
    db.prepare('UPDATE event SET data = ?, metadata = ?, data_digest = ?, metadata_digest = ? WHERE position = ?').run(
      '{"$redacted":"authorization-1"}',
      encode(keepDigests ? rest : { ...rest, salt }),
      ...digests,
      position,
    );
  });

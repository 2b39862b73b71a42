import { randomUUID } from 'node:crypto';
import type { SqliteDatabase } from '../../sqlite';
import { uuid7 } from '../uuid';
import { refused } from './refused';
import { schema, schemaFormat } from './schema';

/** What a log file says about itself. */
export interface LogMeta {
  readonly format: number;
  readonly realm: string;
  readonly logId: string;
  /** `<host>/log/<realm>/<logId>`: the name under which heads are signed. */
  readonly origin: string;
  /** Another one after a restore, and only then. */
  readonly epoch: string;
  /** Position before the first event; 0 except in a branch. */
  readonly base: number;
  readonly createdAt: string;
}

export interface NewLog {
  readonly realm: string;
  readonly createdAt: string;
  /** The origin that a new log gets and an existing one must have; without it any is accepted. */
  readonly origin?: string;
  /** Position before the first event of a new log that is a branch. */
  readonly base?: number;
}

/**
 * Reads what a file says about itself.
 * @throws EventLogError UNAVAILABLE when the file holds something else or a newer format
 */
export function readMeta(db: SqliteDatabase): LogMeta {
  const tables = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
  if (!tables.includes('meta')) throw refused('NOT_A_LOG', 'the file holds no log');
  const rows = new Map(db.prepare<[], [string, string]>('SELECT key, value FROM meta').raw().all());
  const of = (key: string) => rows.get(key) ?? '';
  const format = Number(of('format'));
  if (!(format >= 1)) throw refused('NOT_A_LOG', 'the file does not say its format');
  if (format > schemaFormat) throw refused('NEWER_FORMAT', `format ${format} is newer than ${schemaFormat}`);
  const [realm, logId, origin, epoch, createdAt] = ['realm', 'logId', 'origin', 'epoch', 'createdAt'].map(of);
  return {
    format,
    realm: realm!,
    logId: logId!,
    origin: origin!,
    epoch: epoch!,
    base: Number(of('base')),
    createdAt: createdAt!,
  };
}

/** Makes an empty file a log, in one transaction; a file that holds anything is left alone. */
export function createLog(db: SqliteDatabase, { realm, createdAt, origin, base = 0 }: NewLog) {
  if (db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get()) return;
  const logId = uuid7();
  const meta: LogMeta = {
    format: schemaFormat,
    realm,
    logId,
    origin: origin ?? `watchfloor.local/log/${realm}/${logId}`,
    epoch: randomUUID(),
    base,
    createdAt,
  };
  db.transaction(() => {
    db.exec(schema);
    const insert = db.prepare('INSERT INTO meta(key, value) VALUES(?, ?)');
    for (const [key, value] of Object.entries(meta)) insert.run(key, String(value));
  }).immediate();
}

/** @throws EventLogError UNAVAILABLE when a file belongs to another realm or is another log than the one expected */
export function requireSame(meta: LogMeta, realm: string, origins: readonly (string | undefined)[]) {
  if (meta.realm !== realm) throw refused('OTHER_REALM', `the log belongs to realm ${meta.realm}, not ${realm}`);
  const other = origins.find((origin) => origin !== undefined && origin !== meta.origin);
  if (other !== undefined) throw refused('OTHER_LOG', `the log is ${meta.origin}, not ${other}`);
}

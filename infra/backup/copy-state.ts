import { existsSync } from 'node:fs';
import { openDatabase, type SqliteDatabase } from '../sqlite';
import { copyDatabase } from './copy-database';
import { copySettings } from './copy-settings';

interface RunnerRow {
  readonly name: string;
  readonly position: number;
  readonly state: string;
}

const hasRunners = (db: SqliteDatabase) =>
  db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'runner'`).get() !== undefined;

/** States of the reactions as they are before the log is copied, so that none is ahead of the copy. */
export function runnersBefore(path: string): readonly RunnerRow[] {
  if (!existsSync(path)) return [];
  const db = openDatabase(path, copySettings);
  try {
    return hasRunners(db) ? db.prepare<[], RunnerRow>('SELECT name, position, state FROM runner').all() : [];
  } finally {
    db.close();
  }
}

/**
 * Copies `state.db` after the log, so that everybody in the log has an account. A reaction that has got ahead of the
 * copied log meanwhile goes back to where it was before: repeating is harmless, skipping is not (trust.md §17.1).
 */
export async function copyState(
  source: string,
  target: string,
  {
    last,
    before,
    signal,
  }: { readonly last: number; readonly before: readonly RunnerRow[]; readonly signal: AbortSignal },
) {
  await copyDatabase(source, target, { signal, at: () => undefined });
  const db = openDatabase(target, { mustExist: true, pragmas: { journal_mode: 'DELETE', synchronous: 'FULL' } });
  try {
    if (hasRunners(db)) db.transaction(() => goBack(db, last, before)).immediate();
  } finally {
    db.close();
  }
}

function goBack(db: SqliteDatabase, last: number, before: readonly RunnerRow[]) {
  const ahead = db.prepare<[number], string>('SELECT name FROM runner WHERE position > ?').pluck().all(last);
  db.prepare('DELETE FROM runner WHERE position > ?').run(last);
  const insert = db.prepare('INSERT INTO runner(name, position, state) VALUES(?, ?, ?)');
  for (const { name, position, state } of before)
    if (ahead.includes(name) && position <= last) insert.run(name, position, state);
}

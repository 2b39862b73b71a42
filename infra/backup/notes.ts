import { readFileSync } from 'node:fs';
import { BackupRefused } from '../../contracts/backup';
import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { keptCheckpoints } from '../event-log/sqlite/head-store';
import type { LogMeta } from '../event-log/sqlite/meta';
import { openLogFile } from '../event-log/sqlite/open-log-file';
import { explain } from '../event-log/sqlite/open-store';

/** A checkpoint at hand, as far as it can be read; whether it holds is for a verification to say. */
export interface KnownNote {
  readonly origin: string;
  readonly size: number;
  readonly note: string;
  /** Where it was found. */
  readonly name: string;
}

/** What a log file says about itself. */
export interface LogAbout {
  readonly meta: LogMeta;
  readonly size: number;
  /** Its signed head and kept checkpoints. */
  readonly notes: readonly KnownNote[];
}

/** @throws EventLogError when the file cannot be opened, or holds no log */
export function aboutLog(dir: string): LogAbout {
  return explain(() => {
    const { db, meta } = openLogFile(dir);
    try {
      const last = db.prepare<[], number | null>('SELECT MAX(position) FROM event').pluck().get() ?? meta.base;
      const notes = db
        .prepare<[], string>('SELECT note FROM signed_head UNION SELECT note FROM checkpoint')
        .pluck()
        .all();
      return { meta, size: last - meta.base, notes: notes.flatMap((note) => readable(note, 'log.db')) };
    } finally {
      db.close();
    }
  });
}

/** The checkpoint in a file; none when it holds something else. */
export const readableFile = (file: string): readonly KnownNote[] => readable(readFileSync(file, 'utf8'), file);

/** Checkpoints beside a log. */
export const notesBeside = (dir: string): readonly KnownNote[] => keptCheckpoints(dir).flatMap(readableFile);

/** @throws BackupRefused NOT_A_CHECKPOINT */
export function noteInFile(file: string): KnownNote {
  const [found] = readableFile(file);
  if (!found) throw new BackupRefused('NOT_A_CHECKPOINT', `${file} holds no checkpoint`);
  return found;
}

/** The one that goes farthest. */
export const newestOf = (notes: readonly KnownNote[]): KnownNote | undefined =>
  notes.reduce<KnownNote | undefined>((best, one) => (best && best.size >= one.size ? best : one), undefined);

function readable(note: string, name: string): KnownNote[] {
  try {
    const { origin, size } = parseSignedCheckpoint(note);
    return [{ origin, size, note, name }];
  } catch {
    // A verification of the log tells of those that are its own.
    return [];
  }
}

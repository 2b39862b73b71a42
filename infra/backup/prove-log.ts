import type { BackupFinding } from '../../contracts/backup';
import { EventLogError } from '../../contracts/event-log';
import type { LogMeta } from '../event-log/sqlite/meta';
import { SqliteVerification } from '../event-log/verify/sqlite-verification';
import { goOn } from './interrupted';
import { aboutLog, type KnownNote, newestOf, readableFile } from './notes';

export interface ProofTask {
  /** Folder of `log.db`. */
  readonly dir: string;
  /** Files of checkpoints that were kept beside the log, where they are not in its folder. */
  readonly kept: readonly string[];
  /** Checkpoints that were kept elsewhere; each is named by its file. */
  readonly outside: readonly KnownNote[];
  readonly signal: AbortSignal;
  readonly progress: (done: number, of: number) => void;
}

/** A log that was read again from its first event to its last. */
export interface ProvedLog {
  readonly meta: LogMeta;
  readonly size: number;
  readonly root: Uint8Array;
  readonly findings: readonly BackupFinding[];
  /** The newest seal of its own. */
  readonly newest: KnownNote | undefined;
}

/**
 * Verifies a whole log against its own seals and against those at hand. An outside checkpoint that is larger is no
 * finding: a backup is older than what it was taken of.
 * @throws EventLogError when the file cannot be opened, or holds no log
 */
export async function proveLog({ dir, kept, outside, signal, progress }: ProofTask): Promise<ProvedLog> {
  const { meta, size, notes } = aboutLog(dir);
  const files = outside.filter((note) => note.size <= size).map(({ name }) => name);
  const verification = new SqliteVerification({ dir, checkpoints: [...kept, ...files] });
  const verdict = await verification.run(undefined, progress, signal).catch((error) => {
    goOn(signal);
    throw error;
  });
  const foreign = outside.filter((note) => note.size > size && note.origin !== meta.origin);
  return {
    meta,
    size: verdict.size,
    root: verdict.root,
    findings: [
      ...verdict.findings.map(({ code, index, detail }) => ({ code, place: `#${index}`, detail })),
      ...foreign.map(({ name }) => ({ code: 'LOG_UNKNOWN', place: name, detail: `it is not of ${meta.origin}` })),
    ],
    newest: newestOf([...notes, ...kept.flatMap(readableFile)]),
  };
}

/** A log that cannot even be opened, as a finding. */
export function unreadable(error: unknown, place: string): BackupFinding {
  if (!(error instanceof EventLogError)) throw error;
  return { code: 'UNREADABLE', place, detail: String(error.detail.text ?? error.detail.reason ?? error.code) };
}

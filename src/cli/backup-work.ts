import {
  type BackupFinding,
  type BackupRefusalCode,
  BackupRefused,
  type BackupStep,
  type Backups,
  type BackupWarning,
  type BackupWork,
} from '../../contracts/backup';
import type { Context } from './context';
import { Ended, exit } from './exit';
import { type Progress, progressOf } from './progress';

const exitOf: Readonly<Record<BackupRefusalCode, number>> = {
  BACKUP_MISSING: exit.notFound,
  BACKUP_INCOMPLETE: exit.refused,
  BACKUP_BUSY: exit.unavailable,
  OTHER_LOG: exit.refused,
  BACKUP_CHANGED: exit.verification,
  MANIFEST_MALFORMED: exit.verification,
  KEYS_INCOMPLETE: exit.refused,
  SAME_DIRECTORY: exit.usage,
  TARGET_NOT_EMPTY: exit.refused,
  LOSS_NOT_ACCEPTED: exit.refused,
  NOT_A_CHECKPOINT: exit.usage,
  NO_SPACE: exit.unavailable,
  INTERRUPTED: exit.interrupted,
};

const hints: Partial<Readonly<Record<BackupRefusalCode, string>>> = {
  BACKUP_INCOMPLETE: 'Take it again with "watchfloor backup create".',
  OTHER_LOG: 'Choose another folder; keep this one until you know why.',
  LOSS_NOT_ACCEPTED: 'Look for a newer backup, or give --accept-loss and --reason: the log gets another id then.',
  INTERRUPTED: 'Nothing is half there. Give the same command again; files that were copied stay.',
};

/** Runs work on backups with its progress on stderr, and ends with the code of what refuses it. */
export async function working<T>(
  context: Context,
  work: (backups: Backups, how: BackupWork) => Promise<T>,
): Promise<T> {
  const told = new Told(context);
  const how = { signal: context.signal, progress: told.at };
  try {
    return await work(await context.outside.backups(), how);
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error;
    const code = error.code === 'INTERRUPTED' ? (context.signal.reason as number) : exitOf[error.code];
    throw new Ended(code, `${error.code}: ${error.message}`, hints[error.code]);
  } finally {
    told.end();
  }
}

const units: Readonly<Record<BackupStep, string>> = { copy: 'bytes', check: 'events', files: 'bytes' };

/** One progress after the other, as the steps come. */
class Told {
  #step: BackupStep | undefined;
  #progress: Progress | undefined;

  constructor(private readonly context: Context) {}

  readonly at = (step: BackupStep, done: number, of: number) => {
    if (step !== this.#step) {
      this.end();
      this.#progress = progressOf(this.context, step, units[step]);
    }
    this.#step = step;
    this.#progress?.at(done, of);
  };
  readonly end = () => this.#progress?.end();
}

interface Found {
  readonly findings: readonly BackupFinding[];
  readonly warnings: readonly BackupWarning[];
}

const mostTold = 20;

/** Tells what was found on stderr; in JSON it stands in the document. */
export function concluded({ out }: Context, { findings, warnings }: Found): number {
  if (out.form !== 'json') {
    for (const { code, place, detail } of findings.slice(0, mostTold)) out.warn(`${code} ${place}: ${detail}`);
    if (findings.length > mostTold) out.warn(`and ${findings.length - mostTold} more; --json tells all`);
    for (const warning of warnings) out.warn(`${warning.code}: ${warning.text}`);
  }
  if (findings.length > 0) return exit.verification;
  return warnings.length > 0 ? exit.warnings : exit.done;
}

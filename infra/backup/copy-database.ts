import { fork } from 'node:child_process';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BackupRefused } from '../../contracts/backup';
import { EventLogError } from '../../contracts/event-log';
import { sync } from '../files';
import type { CopyFailed } from './copy-database-script';
import { unlessInterrupted } from './interrupted';

const script = (here = __filename) =>
  here.endsWith('.ts')
    ? join(__dirname, '../../dist/infra/backup/copy-database-script.js')
    : join(__dirname, 'copy-database-script.js');

const lookEveryMs = 250;

interface CopyWork {
  readonly signal: AbortSignal;
  /** Told the bytes of the copy so far. */
  readonly at: (bytes: number) => void;
}

/**
 * Copies a SQLite file as of one moment while others write it: `VACUUM INTO` in one read transaction (trust.md §17.1), in
 * a process of its own, because nothing but its end interrupts the statement. The copy gets its name when it is synced.
 * @throws EventLogError CORRUPT when the file cannot be read, BackupRefused NO_SPACE or INTERRUPTED
 */
export async function copyDatabase(source: string, target: string, { signal, at }: CopyWork) {
  const aside = `${target}.new`;
  await rm(aside, { force: true });
  const looks = setInterval(() => {
    stat(aside).then(
      ({ size }) => at(size),
      () => undefined,
    );
  }, lookEveryMs);
  try {
    await vacuumInto(source, aside, signal);
  } finally {
    clearInterval(looks);
  }
  const file = await open(aside, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, target);
  sync(dirname(target));
}

async function vacuumInto(source: string, target: string, signal: AbortSignal) {
  // In a group of its own: Ctrl-C reaches this process alone, which then ends the copy.
  const child = fork(script(), [source, target], {
    detached: true,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let failed: CopyFailed | undefined;
  child.on('message', (message: CopyFailed) => {
    failed = message;
  });
  const { promise: ended, resolve, reject } = Promise.withResolvers<number | string | null>();
  child.once('error', reject).once('close', (code, killedBy) => resolve(code ?? killedBy));
  try {
    const end = await unlessInterrupted(ended, signal);
    if (end !== 0) throw faultOf(failed ?? { code: undefined, message: `the copy ended with ${end}` });
  } finally {
    child.kill('SIGKILL');
  }
}

function faultOf({ code, message }: CopyFailed): Error {
  if (code === 'SQLITE_FULL') return new BackupRefused('NO_SPACE', 'the disk of the backup is full');
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') return new EventLogError('CORRUPT', { reason: code });
  return new Error(message);
}

import { instantOf } from '../../contracts/clock';
import type { LogKeyStatus } from '../../contracts/seals';
import { lockFolder } from '../event-log/sqlite/lock';
import { withLogFile } from '../event-log/sqlite/open-log-file';
import { explain } from '../event-log/sqlite/open-store';
import { type LogKeys, readLogKeys, rotateLogKey, rotationOf, verifierKeysOf } from './log-keys';

interface Places {
  /** Folder of the realm's files. */
  readonly dir: string;
  readonly keyFile: string;
}

const microsPerDay = 24 * 3600 * 1_000_000;

/** The keys of a log. @throws KeyFileError, EventLogError when there is no log */
export const logKeyStatus = ({ dir, keyFile }: Places): LogKeyStatus => statusOf(readLogKeys(keyFile), originIn(dir));

/**
 * Rotates the key of a log that no process writes: a server signs with the keys that it found at its start.
 * @throws EventLogError UNAVAILABLE with reason LOCKED while one does; KeyFileError
 */
export function rotateKeyOfLog({ dir, keyFile }: Places, days: number): LogKeyStatus {
  const origin = originIn(dir);
  const lock = lockFolder(dir);
  try {
    return statusOf(rotateLogKey(keyFile, instantOf(Date.now() * 1000 + days * microsPerDay)), origin);
  } finally {
    lock.close();
  }
}

function statusOf(keys: LogKeys, origin: string): LogKeyStatus {
  const [key = '', ...others] = verifierKeysOf(keys, origin);
  const rotation = rotationOf(keys, origin, instantOf(Date.now() * 1000));
  if (!rotation) return { key, retired: others };
  const { previousKey, until } = rotation;
  return { key, previous: { key: previousKey, until }, retired: others.filter((one) => one !== previousKey) };
}

const originIn = (dir: string): string => explain(() => withLogFile(dir, ({ meta }) => meta.origin));

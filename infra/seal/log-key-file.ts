import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { instantOf } from '../../contracts/clock';
import { keptCheckpoints } from '../event-log/sqlite/head-store';
import { KeyFileError } from '../private-file';
import { createKeyFile } from './key-file';
import { dropEndedKey } from './log-keys';

/**
 * The file of the key that signs a log's heads, for a start: a new installation gets one, and a key of before a rotation
 * is removed once it signs no more.
 * @param dir folder of the log
 * @throws KeyFileError when the log was signed before and its key is gone: with another one nobody could check it (trust.md C-03)
 */
export function logKeyFile(path: string, dir: string): string {
  if (existsSync(path)) {
    dropEndedKey(path, instantOf(Date.now() * 1000));
    return path;
  }
  if (keptCheckpoints(dir).length > 0)
    throw new KeyFileError(`${path} is missing, and this log is signed with it: put it back`);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  createKeyFile(path);
  return path;
}

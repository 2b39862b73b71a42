import { randomBytes } from 'node:crypto';
import { closeSync, fchmodSync, fsyncSync, linkSync, lstatSync, openSync, readFileSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { sync, writeAll } from './files';

/** A file of key material that must not be used: readable by others, of the wrong kind, or missing. */
export class KeyFileError extends Error {}

const others = 0o077;

/**
 * Writes a file of mode 0600 that is never half there: aside, synced, put in place, and its directory synced.
 * @throws Error EEXIST when the file exists: key material is never replaced
 */
export function createPrivateFile(path: string, content: string | Uint8Array): void {
  const aside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = openSync(aside, 'wx', 0o600);
  try {
    fchmodSync(file, 0o600);
    writeAll(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    // A rename would replace a key that another process has just made.
    linkSync(aside, path);
  } finally {
    unlinkSync(aside);
  }
  sync(dirname(path));
}

/** @throws KeyFileError when the file is no plain file, or its group or others have any right to it */
export function readPrivateFile(path: string): Buffer {
  const stat = lstatSync(path);
  if (!stat.isFile()) throw new KeyFileError(`${path} is not a plain file`);
  if ((stat.mode & others) !== 0)
    throw new KeyFileError(
      `${path} can be read or written by others (mode ${(stat.mode & 0o777).toString(8)}); set it to 600`,
    );
  return readFileSync(path);
}

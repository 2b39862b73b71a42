import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** A file of key material that must not be used: readable by others, of the wrong length, or missing. */
export class KeyFileError extends Error {}

const name = /^kek-(\d{4}-\d{2})\.key$/;
const keyBytes = 32;
const others = 0o077;

/** Key-encrypting keys by epoch (a month), read from a directory of files that only their owner may read. */
export function readKeys(directory: string): ReadonlyMap<string, KeyObject> {
  const keys = new Map<string, KeyObject>();
  for (const file of readdirSync(directory).sort()) {
    const epoch = name.exec(file)?.[1];
    if (epoch) keys.set(epoch, readKey(join(directory, file)));
  }
  return keys;
}

/** @throws KeyFileError when the file is no plain file, its mode is wider than 0600 or it is not 32 bytes long */
function readKey(path: string): KeyObject {
  const stat = lstatSync(path);
  if (!stat.isFile()) throw new KeyFileError(`${path} is not a plain file`);
  if ((stat.mode & others) !== 0)
    throw new KeyFileError(
      `${path} can be read or written by others (mode ${(stat.mode & 0o777).toString(8)}); set it to 600`,
    );
  const bytes = readFileSync(path);
  if (bytes.length !== keyBytes) throw new KeyFileError(`${path} holds ${bytes.length} bytes, not ${keyBytes}`);
  return createSecretKey(bytes);
}

export const makeDirectory = (directory: string) => void mkdirSync(directory, { recursive: true, mode: 0o700 });

/**
 * Makes the key of an epoch unless its file exists: written aside, synced and linked into place, so that no file is ever
 * half a key and two processes that start together end with one.
 */
export function createKey(directory: string, epoch: string): void {
  const path = join(directory, `kek-${epoch}.key`);
  const aside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = openSync(aside, 'wx', 0o600);
  try {
    fchmodSync(file, 0o600);
    writeSync(file, randomBytes(keyBytes));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(aside);
  }
  syncDirectory(directory);
}

function syncDirectory(directory: string) {
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

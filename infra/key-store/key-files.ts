import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPrivateFile, KeyFileError, readPrivateFile } from '../private-file';

const name = /^kek-(\d{4}-\d{2})\.key$/;
const keyBytes = 32;

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
  const bytes = readPrivateFile(path);
  if (bytes.length !== keyBytes) throw new KeyFileError(`${path} holds ${bytes.length} bytes, not ${keyBytes}`);
  return createSecretKey(bytes);
}

export const makeDirectory = (directory: string) => void mkdirSync(directory, { recursive: true, mode: 0o700 });

/** Makes the key of an epoch unless its file exists: two processes that start together end with one. */
export function createKey(directory: string, epoch: string): void {
  try {
    createPrivateFile(join(directory, `kek-${epoch}.key`), randomBytes(keyBytes));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

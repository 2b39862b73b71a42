import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that is never half there: aside, synced, renamed, and its directory synced (trust.md D-8). */
export function replaceFile(path: string, content: string | Uint8Array, mode = 0o644) {
  mkdirSync(dirname(path), { recursive: true });
  const aside = `${path}.new`;
  const file = openSync(aside, 'w', mode);
  try {
    writeAll(file, Buffer.from(content as string));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(aside, path);
  syncDirectory(dirname(path));
}

/** Makes durable which files a directory names. */
export function syncDirectory(path: string) {
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

function writeAll(file: number, bytes: Buffer) {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

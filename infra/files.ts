import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that is never half there: aside, synced, renamed, and its directory synced (trust.md D-8). */
export function replaceFile(path: string, content: string | Uint8Array, mode = 0o644) {
  mkdirSync(dirname(path), { recursive: true });
  const aside = `${path}.new`;
  const file = openSync(aside, 'w', mode);
  try {
    writeAll(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(aside, path);
  sync(dirname(path));
}

/** Makes durable what a file holds, or which files a directory names. */
export function sync(path: string) {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes all bytes: one call may take fewer. */
export function writeAll(file: number, content: string | Uint8Array) {
  const bytes = Buffer.from(content as string);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

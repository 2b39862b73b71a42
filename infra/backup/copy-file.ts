import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BackupStep, BackupWork } from '../../contracts/backup';
import { sync } from '../files';
import { goOn } from './interrupted';

/** What a file is known by. */
export interface Digest {
  readonly bytes: number;
  readonly sha256: string;
}

export interface FileWork {
  readonly signal: AbortSignal;
  /** Told the bytes of each part. */
  readonly done: (bytes: number) => void;
}

/** Work on files of a known length in all, told as one step of a backup. */
export function countedWork({ signal, progress }: BackupWork, step: BackupStep, all: number): FileWork {
  let reached = 0;
  return {
    signal,
    done: (bytes) => {
      reached += bytes;
      progress(step, reached, Math.max(all, reached));
    },
  };
}

const part = 1024 * 1024;

/** Length and SHA-256 of a file. */
export async function digestOf(path: string, { signal, done }: FileWork): Promise<Digest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: part }) as AsyncIterable<Buffer>) {
    goOn(signal);
    hash.update(chunk);
    bytes += chunk.length;
    done(chunk.length);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/**
 * Copies a file aside, syncs it and renames it (trust.md D-8); the copy keeps the time of the original. The folder is
 * synced by {@link syncFolders}, once for all of its files.
 */
export async function copyFile(from: string, to: string, work: FileWork): Promise<Digest> {
  const { mtime } = await stat(from);
  const aside = `${to}.new`;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(aside, 'w', 0o600);
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: part }) as AsyncIterable<Buffer>) {
      goOn(work.signal);
      hash.update(chunk);
      bytes += chunk.length;
      await file.writeFile(chunk);
      work.done(chunk.length);
    }
    await file.utimes(mtime, mtime);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, to);
  return { bytes, sha256: hash.digest('hex') };
}

/** Makes durable which files some folders name, and that the folders above them, up to a root, name these. */
export function syncFolders(root: string, paths: Iterable<string>) {
  const folders = new Set<string>([root]);
  for (const path of paths)
    for (let folder = dirname(path); folder.length > root.length; folder = dirname(folder)) folders.add(folder);
  for (const folder of folders) sync(folder);
}

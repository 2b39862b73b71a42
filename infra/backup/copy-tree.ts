import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupFile } from '../../contracts/backup';
import { copyFile, digestOf, type FileWork } from './copy-file';

interface TreeTask {
  /** Names of the files, from both folders. */
  readonly names: readonly string[];
  readonly from: string;
  readonly to: string;
  /** What an earlier backup says about files in `to`. */
  readonly known: ReadonlyMap<string, BackupFile>;
}

const statOf = (path: string) => statSync(path, { throwIfNoEntry: false });

/** Same length and time: the copy keeps the milliseconds of its original, and the files are never changed in place. */
function isThere(from: string, to: string): boolean {
  const [original, copy] = [statOf(from), statOf(to)];
  return original !== undefined && original.size === copy?.size && original.mtime.getTime() === copy.mtime.getTime();
}

/** Copies files that are not there yet and says what each of them is (trust.md §17.1). */
export async function copyTree({ names, from, to, known }: TreeTask, work: FileWork) {
  const files: BackupFile[] = [];
  const fresh: string[] = [];
  for (const name of names) {
    const [original, copy] = [join(from, name), join(to, name)];
    const earlier = known.get(name);
    if (!isThere(original, copy)) {
      files.push({ name, ...(await copyFile(original, copy, work)) });
      fresh.push(copy);
    } else if (earlier) {
      files.push(earlier);
      work.done(earlier.bytes);
    } else files.push({ name, ...(await digestOf(copy, work)) });
  }
  return { files, fresh };
}

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { type BackupManifest, BackupRefused } from '../../contracts/backup';
import { sync } from '../files';
import { copyFile, type FileWork, syncFolders } from './copy-file';

/** Where a realm is put together before it gets its name. */
export const stagingOf = (dir: string) => `${dir}.restoring`;

/**
 * A folder that is empty, or holds what an interrupted restore left.
 * @throws BackupRefused TARGET_NOT_EMPTY
 */
export function requireEmpty(target: string, dir: string, keysPath: string) {
  if (!existsSync(target)) return;
  const names = readdirSync(target);
  const staging = basename(stagingOf(dir));
  const ours = names.includes(staging) ? [staging, relative(target, keysPath).split(sep)[0]] : [];
  if (names.some((name) => !ours.includes(name))) throw new BackupRefused('TARGET_NOT_EMPTY', `${target} is not empty`);
}

/**
 * Copies the files of a backup into the staging folder of a realm, each compared with what was verified.
 * @throws BackupRefused BACKUP_CHANGED
 */
export async function stageFiles({ folder, files }: BackupManifest, backup: string, staging: string, work: FileWork) {
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true, mode: 0o700 });
  const paths: string[] = [];
  for (const { name, sha256 } of files) {
    const path = join(staging, name.startsWith(`${folder}/`) ? name.slice(folder.length + 1) : name);
    const copied = await copyFile(join(backup, name), path, work);
    if (copied.sha256 !== sha256) throw new BackupRefused('BACKUP_CHANGED', `${name} changed while it was restored`);
    paths.push(path);
  }
  syncFolders(staging, paths);
}

/** Gives the realm its name: from now on it is there, and whole. */
export function nameRealm(staging: string, dir: string) {
  sync(staging);
  renameSync(staging, dir);
  sync(dirname(dir));
}

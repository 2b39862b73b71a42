import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BackupFile, type BackupManifest, BackupRefused } from '../../contracts/backup';
import { replaceFile } from '../files';

export const manifestName = 'backup.json';
/** Folders of one copy's databases are named by the moment in which it began. */
const folderName = /^\d{8}T\d{9}Z$/;
/** A path that stays inside the folder it is read from. */
const plainName = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*)(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** Name of a new copy's folder. */
export const newFolderName = (at: string) => `${at.slice(0, 23).replaceAll(/[-:.]/g, '')}Z`;
export const isFolderName = (name: string) => folderName.test(name);

/**
 * What the backup in a folder says about itself.
 * @throws BackupRefused BACKUP_MISSING, BACKUP_INCOMPLETE when a copy was begun and not ended, MANIFEST_MALFORMED
 */
export function readManifest(dir: string): BackupManifest {
  if (!existsSync(dir)) throw new BackupRefused('BACKUP_MISSING', `there is no folder ${dir}`);
  const path = join(dir, manifestName);
  if (!existsSync(path))
    throw new BackupRefused('BACKUP_INCOMPLETE', `${dir} holds no whole backup: ${manifestName} is missing`);
  const manifest = parsedFile(path);
  if (!isManifest(manifest)) throw new BackupRefused('MANIFEST_MALFORMED', `${path} is not what a backup writes`);
  return manifest;
}

/** The backup that a new one in the same folder takes the place of. */
export const previousManifest = (dir: string): BackupManifest | undefined =>
  existsSync(join(dir, manifestName)) ? readManifest(dir) : undefined;

/** Makes the backup a whole one (trust.md D-8). */
export const writeManifest = (dir: string, manifest: BackupManifest) =>
  replaceFile(join(dir, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);

/** The JSON of a file; undefined when it holds none. */
export function parsedFile(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

export const isBackupFile = (value: unknown): value is BackupFile => {
  const { name, bytes, sha256 } = (value ?? {}) as Partial<BackupFile>;
  return plainName.test(String(name)) && isCount(bytes) && /^[0-9a-f]{64}$/.test(String(sha256));
};

function isManifest(value: unknown): value is BackupManifest {
  const { format, realm, logId, origin, size, root, note, takenAt, folder, files } = (value ??
    {}) as Partial<BackupManifest>;
  return (
    format === 1 &&
    [logId, origin, root, takenAt].every((text) => typeof text === 'string') &&
    // The realm becomes a folder's name.
    /^[a-z0-9-]{1,80}$/.test(String(realm)) &&
    (note === null || typeof note === 'string') &&
    isCount(size) &&
    isFolderName(String(folder)) &&
    Array.isArray(files) &&
    files.every(isBackupFile)
  );
}

import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type BackupFile, BackupRefused, type KeyPlaces } from '../../contracts/backup';
import { replaceFile } from '../files';
import { keyFilesOf } from '../seal/log-keys';
import { copyDatabase } from './copy-database';
import { copyFile, digestOf, type FileWork, syncFolders } from './copy-file';
import { filesIn } from './files-in';
import { lockTarget } from './lock-target';
import { isBackupFile, isFolderName, newFolderName, parsedFile } from './manifest';

const listName = 'keys.json';
const storeName = 'keystore.db';
/** Of what wraps the keys in the store. */
const kekFolder = 'kek';

/** What `keys.json` says: which backup the keys go with at the least. */
interface KeyList {
  readonly logId: string;
  /** Events in the log when the keys were copied. */
  readonly size: number;
  readonly takenAt: string;
  readonly files: readonly BackupFile[];
}

/**
 * Copies the keys to a place of their own, after the log: keys older than their log would leave its newest texts
 * unreadable (trust.md §17.1). What wraps keys comes before the store that it opens. Every copy has a folder, so that
 * the one before it stays whole until the list names the newer.
 * @throws BackupRefused BACKUP_BUSY while another backup copies keys to the same place
 */
export async function copyKeys(from: KeyPlaces, to: string, of: Omit<KeyList, 'files'>, work: FileWork) {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  // Backups into other folders may keep their keys here, too.
  const lock = lockTarget(to);
  try {
    await copyInto(from, to, of, work);
  } finally {
    lock.close();
  }
}

async function copyInto(from: KeyPlaces, to: string, of: Omit<KeyList, 'files'>, work: FileWork) {
  const folder = newFolderName(of.takenAt);
  mkdirSync(join(to, folder), { mode: 0o700 });
  const files: BackupFile[] = [];
  for (const [name, path] of plainFiles(from))
    files.push({ name: `${folder}/${name}`, ...(await copyFile(path, join(to, folder, name), work)) });
  if (existsSync(from.path)) {
    const copy = join(to, folder, storeName);
    await copyDatabase(from.path, copy, { signal: work.signal, at: () => undefined });
    files.push({ name: `${folder}/${storeName}`, ...(await digestOf(copy, work)) });
  }
  syncFolders(
    to,
    files.map(({ name }) => join(to, name)),
  );
  replaceFile(join(to, listName), `${JSON.stringify({ ...of, files } satisfies KeyList, null, 2)}\n`, 0o600);
  for (const name of readdirSync(to))
    if (isFolderName(name) && name !== folder) rmSync(join(to, name), { recursive: true });
}

const plainFiles = ({ keysDirectory, signingKey }: KeyPlaces): (readonly [name: string, path: string])[] => [
  ...filesIn(keysDirectory).map((name) => [`${kekFolder}/${name}`, join(keysDirectory, name)] as const),
  ...keyFilesOf(signingKey).map((path) => [basename(path), path] as const),
];

/** Keys of another log are not written over. @throws BackupRefused OTHER_LOG, KEYS_INCOMPLETE */
export function requireOwnKeys(dir: string, logId: string) {
  const list = foundKeyList(dir);
  if (list && list.logId !== logId)
    throw new BackupRefused('OTHER_LOG', `${dir} holds keys of log ${list.logId}, not of ${logId}`);
}

/** @throws BackupRefused KEYS_INCOMPLETE unless the folder holds copied keys */
export function readKeyList(dir: string): KeyList {
  const list = foundKeyList(dir);
  if (!list) throw new BackupRefused('KEYS_INCOMPLETE', `${dir} holds no copy of keys: ${listName} is missing`);
  return list;
}

/** @throws BackupRefused KEYS_INCOMPLETE when the list is not what a copy writes */
function foundKeyList(dir: string): KeyList | undefined {
  const path = join(dir, listName);
  if (!existsSync(path)) return undefined;
  const list = parsedFile(path);
  if (!isKeyList(list)) throw new BackupRefused('KEYS_INCOMPLETE', `${path} is not what a copy of keys writes`);
  return list;
}

function isKeyList(value: unknown): value is KeyList {
  const { logId, size, takenAt, files } = (value ?? {}) as Partial<KeyList>;
  return (
    typeof logId === 'string' &&
    typeof takenAt === 'string' &&
    Number.isSafeInteger(size) &&
    Array.isArray(files) &&
    files.every(isBackupFile)
  );
}

/** Puts copied keys where an installation keeps them. @throws BackupRefused KEYS_INCOMPLETE when one is not as it was copied */
export async function putKeys(from: string, to: KeyPlaces, work: FileWork) {
  const paths: string[] = [];
  for (const { name, sha256 } of readKeyList(from).files) {
    const path = placeOf(name, to);
    const copied = await copyFile(join(from, name), path, work);
    if (copied.sha256 !== sha256)
      throw new BackupRefused('KEYS_INCOMPLETE', `${name} in ${from} is not what was copied`);
    paths.push(path);
  }
  return paths;
}

function placeOf(name: string, { path, keysDirectory, signingKey }: KeyPlaces): string {
  const file = basename(name);
  if (file === storeName) return path;
  return basename(dirname(name)) === kekFolder ? join(keysDirectory, file) : join(dirname(signingKey), file);
}

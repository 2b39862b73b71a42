import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RestoreBackup } from '../../contracts/backup';
import { backups } from '../../infra/backup/backups';
import { logFile } from '../../infra/event-log/sqlite/open-store';
import { CompactRange } from '../../infra/event-log/tree';
import { FileKeyStore } from '../../infra/key-store/file-key-store';
import { SqliteRunnerStates } from '../../infra/runner-states';
import { createKeyFile } from '../../infra/seal/key-file';
import { openDatabase } from '../../infra/sqlite';
import { keyPaths, realmDir } from '../../src/platform/data-layout';
import { openSealed } from '../seals/log';

const never = new AbortController().signal;
export const silent = { signal: never, progress: () => undefined };

/** A data directory with a sealed log, keys, states of reactions and two blobs, and room for its backups. */
export function newRealm() {
  const root = mkdtempSync(join(tmpdir(), 'watchfloor-backup-'));
  const dataDir = join(root, 'data');
  const source = realmDir(dataDir, 'live');
  const keys = keyPaths(dataDir);
  mkdirSync(source, { recursive: true });
  new FileKeyStore(keys).close();
  createKeyFile(keys.signingKey);
  const at = (name: string) => join(root, name);
  const blobs = [addBlob(source, 'one'), addBlob(source, 'two')];
  const create = (more: { readonly keysTo?: string; readonly signal?: AbortSignal } = {}) =>
    backups.create({ ...silent, source, dir: at('backup'), keys, ...more });
  const verify = (checkpoints: readonly string[] = []) =>
    backups.verify({ ...silent, backup: at('backup'), checkpoints });
  const restore = (name: string, more: Partial<RestoreBackup> = {}) =>
    backups.restore({ ...silent, backup: at('backup'), target: at(name), layout, checkpoints: [], ...more });
  return {
    root,
    dataDir,
    source,
    keys,
    blobs,
    at,
    create,
    verify,
    restore,
    open: (sealed = true) => openSealed(source, sealed ? keys.signingKey : undefined),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
export type Realm = ReturnType<typeof newRealm>;

export const layout: RestoreBackup['layout'] = (dataDir, realm) => ({
  dir: realmDir(dataDir, realm),
  keys: keyPaths(dataDir),
});

/** Puts a document where documents lie; gives its name. */
export function addBlob(source: string, text: string): string {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const name = `blobs/${sha256.slice(0, 2)}/${sha256}`;
  mkdirSync(dirname(join(source, name)), { recursive: true });
  writeFileSync(join(source, name), text);
  return name;
}

/** Saves how far a reaction has got, as the server does. */
export function saveRunner(source: string, name: string, position: number) {
  const db = openDatabase(join(source, 'state.db'), { pragmas: { journal_mode: 'WAL', synchronous: 'FULL' } });
  new SqliteRunnerStates(db).save(name, position, { position });
  db.close();
}
export function runnerIn(dir: string, name: string) {
  const db = openDatabase(join(dir, 'state.db'), { mustExist: true });
  const found = new SqliteRunnerStates(db).load(name);
  db.close();
  return found;
}

/** Root over the first events of a log, from their stored leaves. */
export function rootOfFirst(dir: string, size: number): string {
  const db = openDatabase(logFile(dir), { readOnly: true });
  const leaves = db.prepare<[number], Buffer>('SELECT leaf FROM event ORDER BY position LIMIT ?').pluck().all(size);
  db.close();
  const tree = new CompactRange();
  for (const leaf of leaves) tree.push(leaf);
  return tree.root().toString('base64');
}

import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BackupFile,
  type BackupManifest,
  BackupRefused,
  type BackupWarning,
  type CreateBackup,
  type CreatedBackup,
  type PlannedBackup,
} from '../../contracts/backup';
import { instantOf } from '../../contracts/clock';
import { base64 } from '../../contracts/seal/base64';
import { systemClock } from '../clock';
import { keptCheckpoints } from '../event-log/sqlite/head-store';
import { logFile } from '../event-log/sqlite/open-store';
import { copyDatabase } from './copy-database';
import { countedWork, digestOf, syncFolders } from './copy-file';
import { copyKeys, requireOwnKeys } from './copy-keys';
import { copyState, runnersBefore } from './copy-state';
import { copyTree } from './copy-tree';
import { filesIn } from './files-in';
import { lockTarget } from './lock-target';
import { isFolderName, newFolderName, previousManifest, writeManifest } from './manifest';
import { aboutLog, type LogAbout } from './notes';
import { requireApart } from './places';
import { type ProvedLog, proveLog } from './prove-log';

/** Folders of a realm whose files are copied as they are. */
const trees = ['checkpoints', 'blobs'] as const;

/** What would be copied. */
export function planBackup(source: string): PlannedBackup {
  const { meta, size } = aboutLog(source);
  const files = [logFile(source), stateFile(source), ...namesOf(source).map((name) => join(source, name))];
  const bytes = files.filter((file) => existsSync(file)).reduce((sum, file) => sum + statSync(file).size, 0);
  return { logId: meta.logId, events: size, bytes };
}

/**
 * Takes a backup of a realm's folder while a server runs on it (trust.md §17.1). What the folder of the backup held
 * before stays a whole backup until the new one is.
 * @throws BackupRefused, EventLogError when there is no log
 */
export async function createBackup(request: CreateBackup): Promise<CreatedBackup> {
  const { source, dir, keysTo } = request;
  const about = aboutLog(source);
  requireApart(source, dir, 'a backup lies outside of what it is taken of');
  if (keysTo !== undefined) {
    requireApart(dir, keysTo, 'keys are kept apart from what they open');
    requireOwnKeys(keysTo, about.meta.logId);
  }
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const lock = lockTarget(dir);
  try {
    requireSuccessor(dir, about);
    return await new Creation(request).run();
  } finally {
    lock.close();
  }
}

/** A log that was begun anew, or cut, does not take the place of what is kept of it. @throws BackupRefused OTHER_LOG */
function requireSuccessor(dir: string, { meta, size }: LogAbout) {
  const previous = previousManifest(dir);
  if (!previous || (previous.logId === meta.logId && previous.size <= size)) return;
  const [kept, now] = [`${previous.size} events of log ${previous.logId}`, `${size} of ${meta.logId}`];
  throw new BackupRefused('OTHER_LOG', `${dir} holds a backup of ${kept}, the log here has ${now}`);
}

const stateFile = (dir: string) => join(dir, 'state.db');
const namesOf = (source: string) =>
  trees.flatMap((tree) => filesIn(join(source, tree)).map((name) => `${tree}/${name}`));

/** One backup that is being taken. */
class Creation {
  readonly #takenAt = instantOf(systemClock.micros());
  readonly #folder = newFolderName(this.#takenAt);
  readonly #previous;
  #copied = 0;
  /** The manifest may name this copy already, even if writing it fails: the next backup removes what it does not name. */
  #named = false;

  constructor(private readonly request: CreateBackup) {
    this.#previous = previousManifest(request.dir);
  }

  async run(): Promise<CreatedBackup> {
    const { dir } = this.request;
    this.#removeFolders(this.#previous?.folder);
    const inside = join(dir, this.#folder);
    try {
      mkdirSync(inside, { mode: 0o700 });
      const created = await this.#take(inside);
      if (created.findings.length === 0) this.#removeFolders(this.#folder);
      else rmSync(inside, { recursive: true });
      return created;
    } catch (error) {
      if (!this.#named) rmSync(inside, { recursive: true, force: true });
      throw error;
    }
  }

  async #take(inside: string): Promise<CreatedBackup> {
    const { source, dir, signal, progress, keysTo, keys } = this.request;
    // Read before the log: none of them can be ahead of its copy then.
    const checkpoints = namesOf(source).filter((name) => name.startsWith('checkpoints/'));
    const kept = keptCheckpoints(source);
    const before = runnersBefore(stateFile(source));
    await this.#copyLog(inside);
    const onCheck = (done: number, of: number) => progress('check', done, of);
    const proved = await proveLog({ dir: inside, kept, outside: [], signal, progress: onCheck });
    const manifest = this.#manifest(proved);
    const warnings = this.#warnings(proved);
    if (proved.findings.length > 0) return { manifest, findings: proved.findings, warnings, copied: 0 };
    if (existsSync(stateFile(source)))
      await copyState(stateFile(source), stateFile(inside), { last: proved.meta.base + proved.size, before, signal });
    const blobs = namesOf(source).filter((name) => !name.startsWith('checkpoints/'));
    const files = await this.#files(inside, [...checkpoints, ...blobs]);
    const of = { logId: proved.meta.logId, size: proved.size, takenAt: this.#takenAt };
    if (keysTo !== undefined) await copyKeys(keys, keysTo, of, { signal, done: () => undefined });
    const whole = { ...manifest, files };
    this.#named = true;
    writeManifest(dir, whole);
    return { manifest: whole, findings: [], warnings, copied: this.#copied };
  }

  async #copyLog(inside: string) {
    const { source, signal, progress } = this.request;
    const bytes = statSync(logFile(source)).size;
    await copyDatabase(logFile(source), logFile(inside), {
      signal,
      at: (copied) => progress('copy', Math.min(copied, bytes), bytes),
    });
  }

  /** Digests of the databases, and every other file copied that is not there yet. */
  async #files(inside: string, names: readonly string[]): Promise<readonly BackupFile[]> {
    const { source, dir } = this.request;
    const databases = filesIn(inside);
    const sizes = [...databases.map((name) => join(inside, name)), ...names.map((name) => join(source, name))];
    const all = sizes.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
    const work = countedWork(this.request, 'files', all);
    const files: BackupFile[] = [];
    for (const name of databases)
      files.push({ name: `${this.#folder}/${name}`, ...(await digestOf(join(inside, name), work)) });
    this.#copied = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const known = new Map(this.#previous?.files.map((file) => [file.name, file]));
    const tree = await copyTree({ names, from: source, to: dir, known }, work);
    this.#copied += tree.fresh.reduce((sum, path) => sum + statSync(path).size, 0);
    syncFolders(dir, [...tree.fresh, logFile(inside)]);
    return [...files, ...tree.files];
  }

  #manifest({ meta, size, root, newest }: ProvedLog): BackupManifest {
    const { realm, logId, origin } = meta;
    const { note } = newest ?? { note: null };
    const [takenAt, folder] = [this.#takenAt, this.#folder];
    return { format: 1, realm, logId, origin, size, root: base64(root), note, takenAt, folder, files: [] };
  }

  #warnings({ newest }: ProvedLog): readonly BackupWarning[] {
    const { keysTo } = this.request;
    return [...(newest ? [] : [noSeal]), ...(keysTo === undefined ? [noKeys] : [])];
  }

  /** Removes folders of copies: all but one that is kept. */
  #removeFolders(kept: string | undefined) {
    const { dir } = this.request;
    for (const name of readdirSync(dir))
      if (isFolderName(name) && name !== kept) rmSync(join(dir, name), { recursive: true });
  }
}

const noSeal: BackupWarning = {
  code: 'NO_SEAL',
  text: 'the log was never sealed: its root was recomputed, and there is nothing signed to compare it with',
};
const noKeys: BackupWarning = {
  code: 'NO_KEYS',
  text: 'the keys are not in this backup: names, narratives and files in it cannot be read without them; copy them to another place with --keys-to',
};

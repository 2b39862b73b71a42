import { join } from 'node:path';
import {
  type BackupManifest,
  BackupRefused,
  type BackupWarning,
  type LogRestoredFields,
  type RestoreBackup,
  type RestoredBackup,
} from '../../contracts/backup';
import { replaceFile } from '../files';
import { countedWork, syncFolders } from './copy-file';
import { putKeys, readKeyList } from './copy-keys';
import { giveEpoch, giveNewLog } from './identity';
import { lossOf, notesOfRuin } from './loss';
import { readManifest } from './manifest';
import { aboutLog, type KnownNote, noteInFile, notesBeside } from './notes';
import { requireApart } from './places';
import { proveLog } from './prove-log';
import { nameRealm, requireEmpty, stageFiles, stagingOf } from './restore-files';
import { restoredFile } from './restored-file';
import { verifyAgainst } from './verify';

const secondsSince = (began: number) => (performance.now() - began) / 1000;

/**
 * Restores a backup into an empty folder, verified before and after. Registers are not restored: the server makes them
 * again.
 * @throws BackupRefused when the folder is not empty, the backup is not whole, or a loss is not accepted
 */
export async function restoreBackup(request: RestoreBackup): Promise<RestoredBackup> {
  const { backup, target, layout, lostFrom } = request;
  const { realm, origin } = readManifest(backup);
  const { dir, keys } = layout(target, realm);
  requireApart(backup, target, 'a restore does not write where it reads');
  requireEmpty(target, dir, keys.path);
  const lostDir = lostFrom === undefined ? undefined : layout(lostFrom, realm).dir;
  const outside = [...request.checkpoints.map(noteInFile), ...(lostDir === undefined ? [] : notesBeside(lostDir))];
  const began = performance.now();
  const { manifest, findings } = await verifyAgainst(request, outside);
  const check = secondsSince(began);
  const about = { logId: manifest.logId, origin, epoch: '' };
  const told = warningsOf(request, manifest, outside);
  const none = { ...about, manifest, findings, warnings: told, seconds: { check, copy: 0, checkAgain: 0 } };
  if (findings.length > 0) return none;
  const { meta, size, notes } = aboutLog(join(backup, manifest.folder));
  const ruin = lostDir === undefined ? [] : notesOfRuin(lostDir).filter((note) => note.origin === origin);
  const all = [...notes, ...outside, ...ruin];
  const loss = lossOf({ origin, base: meta.base, size, notes: all, reason: request.lossReason });
  if (request.dryRun) return { ...none, ...(loss && { loss }) };
  return { ...none, ...(await put(request, manifest, { outside, loss, check })), ...(loss && { loss }) };
}

interface Putting {
  readonly outside: readonly KnownNote[];
  readonly loss: LogRestoredFields | undefined;
  readonly check: number;
}

async function put(request: RestoreBackup, manifest: BackupManifest, { outside, loss, check }: Putting) {
  const { backup, target, layout, keysFrom, signal, progress } = request;
  const { dir, keys } = layout(target, manifest.realm);
  const staging = stagingOf(dir);
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  const work = countedWork(request, 'copy', bytes);
  const copying = performance.now();
  await stageFiles(manifest, backup, staging, work);
  const identity = loss ? giveNewLog(staging) : giveEpoch(staging);
  if (loss) replaceFile(restoredFile(staging), `${JSON.stringify(loss, null, 2)}\n`);
  if (keysFrom !== undefined) syncFolders(target, await putKeys(keysFrom, keys, work));
  const copy = secondsSince(copying);
  const again = performance.now();
  const onCheck = (done: number, of: number) => progress('check', done, of);
  // The seals of the old log are not of a new one; what they sealed was compared before.
  const seals = loss ? [] : outside;
  const proved = await proveLog({ dir: staging, kept: [], outside: seals, signal, progress: onCheck });
  if (proved.findings.length > 0 || proved.size !== manifest.size)
    throw new BackupRefused(
      'BACKUP_CHANGED',
      `the restored log is not the one that was verified; it is left in ${staging}`,
    );
  nameRealm(staging, dir);
  return { ...identity, seconds: { check, copy, checkAgain: secondsSince(again) } };
}

function warningsOf(
  { keysFrom, lossReason }: RestoreBackup,
  { logId, size }: BackupManifest,
  outside: readonly KnownNote[],
): readonly BackupWarning[] {
  const keys = keysFrom === undefined ? undefined : readKeyList(keysFrom);
  return [
    ...(outside.length === 0 && lossReason === undefined ? [lossUnknown] : []),
    ...(keys === undefined ? [noKeys] : []),
    ...(keys && (keys.logId !== logId || keys.size < size) ? [keysOlder] : []),
  ];
}

const lossUnknown: BackupWarning = {
  code: 'LOSS_UNKNOWN',
  text: 'no checkpoint from outside the backup was given: nobody can tell whether events were recorded after it; give the newest that you have with --checkpoint or --lost-from',
};
const noKeys: BackupWarning = {
  code: 'NO_KEYS',
  text: 'no keys were restored: sealed text cannot be read until the keys are put in place; give their copy with --keys-from',
};
const keysOlder: BackupWarning = {
  code: 'KEYS_OLDER',
  text: 'the keys are of another log or older than this backup: its newest sealed texts cannot be read with them',
};

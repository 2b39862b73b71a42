import { statSync } from 'node:fs';
import { join } from 'node:path';
import type {
  BackupFile,
  BackupFinding,
  BackupManifest,
  BackupWarning,
  VerifiedBackup,
  VerifyBackup,
} from '../../contracts/backup';
import { base64 } from '../../contracts/seal/base64';
import { keptCheckpoints } from '../event-log/sqlite/head-store';
import { countedWork, digestOf, type FileWork } from './copy-file';
import { readManifest } from './manifest';
import { type KnownNote, newestOf, noteInFile } from './notes';
import { type ProvedLog, proveLog, unreadable } from './prove-log';

/**
 * Checks every file of a backup, then reads its log again and compares it with its own seals and those at hand.
 * @throws BackupRefused when the folder holds no whole backup
 */
export async function verifyBackup(request: VerifyBackup): Promise<VerifiedBackup> {
  return verifyAgainst(request, request.checkpoints.map(noteInFile));
}

export async function verifyAgainst(request: VerifyBackup, outside: readonly KnownNote[]): Promise<VerifiedBackup> {
  const { backup, signal, progress } = request;
  const manifest = readManifest(backup);
  const files = await fileFindings(manifest, request);
  const dir = join(backup, manifest.folder);
  const onCheck = (done: number, of: number) => progress('check', done, of);
  // Those of a newer copy that was not ended are of no concern.
  const kept = keptCheckpoints(backup).filter((file) => manifest.files.some(({ name }) => join(backup, name) === file));
  const task = { dir, kept, outside, signal, progress: onCheck };
  const log = await proveLog(task).then(
    (proved) => [...proved.findings, ...differences(manifest, proved)],
    (error: unknown) => [unreadable(error, `${manifest.folder}/log.db`)],
  );
  return { manifest, findings: [...files, ...log], warnings: ahead(manifest, outside) };
}

async function fileFindings({ files }: BackupManifest, request: VerifyBackup) {
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const work = countedWork(request, 'files', all);
  const findings: BackupFinding[] = [];
  for (const file of files) findings.push(...(await findingsOf(file, join(request.backup, file.name), work)));
  return findings;
}

async function findingsOf({ name, bytes, sha256 }: BackupFile, path: string, work: FileWork) {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    return [{ code: 'FILE_MISSING', place: name, detail: 'the file is missing' }];
  const found = await digestOf(path, work);
  if (found.bytes !== bytes)
    return [{ code: 'FILE_DIFFERS', place: name, detail: `it holds ${found.bytes} bytes, not ${bytes}` }];
  return found.sha256 === sha256 ? [] : [{ code: 'FILE_DIFFERS', place: name, detail: 'its SHA-256 is another one' }];
}

/** Where the log is not the one that the backup says. */
function differences({ logId, origin, size, root }: BackupManifest, { meta, ...log }: ProvedLog): BackupFinding[] {
  const said = [logId, origin, size, root];
  const found = [meta.logId, meta.origin, log.size, base64(log.root)];
  const names = ['log id', 'origin', 'size', 'root'];
  return names.flatMap((name, at) =>
    said[at] === found[at]
      ? []
      : [
          {
            code: 'MANIFEST_MISMATCH',
            place: 'backup.json',
            detail: `its ${name} is ${said[at]}, that of the log ${found[at]}`,
          },
        ],
  );
}

function ahead({ size }: BackupManifest, outside: readonly KnownNote[]): readonly BackupWarning[] {
  const newest = newestOf(outside);
  if (!newest || newest.size <= size) return [];
  const text = `${newest.name} seals ${newest.size} events, the backup holds ${size}: it is older by ${newest.size - size}`;
  return [{ code: 'OLDER_THAN_CHECKPOINT', text }];
}

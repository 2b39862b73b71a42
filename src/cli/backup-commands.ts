import { tmpdir } from 'node:os';
import type { RestoredBackup } from '../../contracts/backup';
import { keyPaths, realmDir } from '../platform/data-layout';
import { concluded, working } from './backup-work';
import { type Context, isOn, text, texts } from './context';
import { exit, misused } from './exit';
import { dataDirOf } from './settings';

/** Takes a backup of a realm while its server runs. */
export async function createBackup(context: Context): Promise<number> {
  const { out, positionals, flags } = context;
  const [dir] = positionals as [string];
  const dataDir = dataDirOf(context);
  const source = realmDir(dataDir, text(flags, 'realm') ?? 'live');
  if (isOn(flags, 'dry-run')) {
    const plan = (await context.outside.backups()).plan(source);
    const said = `would copy ${plan.events} events and at most ${plan.bytes} bytes to ${dir}; nothing written (dry run)`;
    out.document('backup-plan', { dir, ...plan }, () => said);
    return exit.done;
  }
  const keysTo = text(flags, 'keys-to');
  const request = { source, dir, keys: keyPaths(dataDir), ...(keysTo !== undefined && { keysTo }) };
  const { manifest, ...created } = await working(context, (backups, how) => backups.create({ ...how, ...request }));
  const { logId, size, root, takenAt, files } = manifest;
  const value = { dir, logId, size, root, sealed: manifest.note !== null, takenAt, files: files.length, ...created };
  out.document('backup', value, () =>
    created.findings.length > 0
      ? `FAILED: the log is not what was sealed; no backup was written to ${dir}`
      : `${size} events   root ${root}   ${files.length} files, ${created.copied} bytes copied   ${dir}`,
  );
  return concluded(context, created);
}

/** Checks a backup against itself and against checkpoints from elsewhere. */
export async function verifyBackup(context: Context): Promise<number> {
  const { out, positionals, flags } = context;
  const [backup] = positionals as [string];
  const request = { backup, checkpoints: texts(flags, 'checkpoint') };
  const { manifest, ...verified } = await working(context, (backups, how) => backups.verify({ ...how, ...request }));
  const { logId, size, root, takenAt } = manifest;
  const verdict = verified.findings.length > 0 ? 'FAILED' : 'VERIFIED';
  out.document('backup-verdict', { backup, verdict, logId, size, root, takenAt, ...verified }, () =>
    verified.findings.length > 0
      ? `FAILED: ${verified.findings.length} findings in the backup of ${takenAt}`
      : `${size} events   ${manifest.files.length} files   of ${takenAt}   VERIFIED`,
  );
  return concluded(context, verified);
}

/** Restores a backup into an empty directory. */
export async function restoreBackup(context: Context): Promise<number> {
  const { out, positionals, flags } = context;
  const [backup, target] = positionals as [string, string];
  const [lostFrom, keysFrom, lossReason] = [text(flags, 'lost-from'), text(flags, 'keys-from'), lossReasonOf(context)];
  const dryRun = isOn(flags, 'dry-run');
  const request = {
    backup,
    target,
    checkpoints: texts(flags, 'checkpoint'),
    layout: (dataDir: string, realm: string) => ({ dir: realmDir(dataDir, realm), keys: keyPaths(dataDir) }),
    dryRun,
    ...(lostFrom !== undefined && { lostFrom }),
    ...(keysFrom !== undefined && { keysFrom }),
    ...(lossReason !== undefined && { lossReason }),
  };
  const { manifest, ...restored } = await working(context, (backups, how) => backups.restore({ ...how, ...request }));
  const value = { backup, target, size: manifest.size, ...restored };
  out.document('restore', value, () => restoredIn(value, dryRun));
  return concluded(context, restored);
}

type Restored = Omit<RestoredBackup, 'manifest'> & { readonly target: string; readonly size: number };

function restoredIn({ target, size, logId, loss, findings }: Restored, dryRun: boolean): string {
  if (findings.length > 0) return `FAILED: ${findings.length} findings; nothing was restored`;
  const which = loss ? 'another log, because events are lost' : 'the same log with a new epoch';
  if (dryRun) return `would restore ${size} events into ${target} as ${which}; nothing written (dry run)`;
  return [
    `restored ${size} events into ${target}: ${which}   log id ${logId}`,
    ...(loss
      ? [`lost: positions ${loss.lostFrom} to ${loss.lostTo ?? 'nobody knows where'}; the server records it first`]
      : []),
    `Start it with "watchfloor serve --data-dir ${target}".`,
  ].join('\n');
}

/** Restores a backup, opens its log, and removes it again. */
export async function drillBackup(context: Context): Promise<number> {
  const { out, positionals, flags } = context;
  const [backup] = positionals as [string];
  const request = { backup, scratch: text(flags, 'in') ?? tmpdir() };
  const { manifest, ...drilled } = await working(context, (backups, how) => backups.drill({ ...how, ...request }));
  const { seconds, openSeconds, totalSeconds, limitSeconds, bytes, findings } = drilled;
  const within = totalSeconds <= limitSeconds;
  const figures = {
    check: seconds.check,
    copy: seconds.copy,
    checkAgain: seconds.checkAgain,
    open: openSeconds,
    total: totalSeconds,
    limit: limitSeconds,
  };
  const value = { backup, size: manifest.size, bytes, seconds: figures, within, findings };
  out.document('drill', value, () =>
    findings.length > 0
      ? `FAILED: ${findings.length} findings; nothing was restored`
      : [
          `${manifest.size} events, ${bytes} bytes restored in ${totalSeconds.toFixed(1)} s (at most ${limitSeconds} s): ${within ? 'in time' : 'TOO SLOW'}`,
          `  check ${seconds.check.toFixed(1)} s   copy ${seconds.copy.toFixed(1)} s   check again ${seconds.checkAgain.toFixed(1)} s   open ${openSeconds.toFixed(1)} s`,
        ].join('\n'),
  );
  const code = concluded(context, drilled);
  return code === exit.done && !within ? exit.warnings : code;
}

function lossReasonOf({ flags }: Context): string | undefined {
  const [accepts, reason] = [isOn(flags, 'accept-loss'), text(flags, 'reason')?.trim()];
  if (accepts && !reason) throw misused('--accept-loss needs --reason: it is recorded');
  if (!accepts && reason !== undefined) throw misused('--reason is for --accept-loss');
  if (reason !== undefined && reason.length > 500) throw misused('--reason takes at most 500 characters');
  return reason;
}

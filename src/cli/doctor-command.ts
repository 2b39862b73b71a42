import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isScarce, storageLevels, usedPercent } from '../../contracts/storage';
import { keyPaths, realmDir } from '../platform/data-layout';
import { Settings } from '../platform/settings';
import { type Context, text } from './context';
import { exit } from './exit';
import type { Finding } from './outside';
import { dataDirOf, foundSettings } from './settings';
import { serverOf } from './signed-in';

function nodeVersion(): Finding {
  const fits = Number.parseInt(process.versions.node, 10) >= 24;
  return { check: 'Node 24 or newer', state: fits ? 'ok' : 'failed', found: process.version };
}

async function diskFree(context: Context, dir: string): Promise<Finding> {
  const space = await context.outside.spaceOf(dir);
  const { reserveMib } = new Settings(foundSettings(context).values);
  const used = usedPercent(space);
  const state = isScarce(space, reserveMib * 1024 ** 2) ? 'failed' : used >= storageLevels[0] ? 'warning' : 'ok';
  return { check: 'disk free', state, found: `${(space.free / 1024 ** 3).toFixed(1)} GiB, ${100 - used} %` };
}

function keyModes(dataDir: string): Finding {
  const check = 'key files readable by their owner only';
  const { keysDirectory } = keyPaths(dataDir);
  if (!existsSync(keysDirectory)) return { check, state: 'ok', found: 'no keys yet' };
  const files = readdirSync(keysDirectory).filter((name) => name.endsWith('.key'));
  const open = files.filter((name) => (statSync(join(keysDirectory, name)).mode & 0o077) !== 0);
  return open.length > 0
    ? { check, state: 'failed', found: `${open.join(', ')}: set mode 600` }
    : { check, state: 'ok', found: `${files.length} files` };
}

async function onDisk(context: Context): Promise<readonly Finding[]> {
  const dataDir = dataDirOf(context);
  const dir = realmDir(dataDir, 'live');
  if (!existsSync(dir)) return [{ check: 'data directory', state: 'warning', found: `${dataDir} holds no log yet` }];
  const locked = await context.outside.isLocked(dir);
  return [
    { check: 'lock', state: 'ok', found: locked ? 'held by a running server' : 'free' },
    ...(await context.outside.checkLog(dir)),
    await diskFree(context, dataDir),
    keyModes(dataDir),
    { check: 'backup', state: 'warning', found: 'no backups are recorded' },
  ];
}

async function ofServer(context: Context): Promise<readonly Finding[]> {
  if (text(context.flags, 'url') === undefined) return [];
  const { json } = await serverOf(context).call('/health/ready');
  return [{ check: 'server', state: 'ok', found: JSON.stringify(json) }];
}

/** Checks what a log needs of its machine: 0 all well, 8 with warnings, 1 when something has failed. */
export async function doctorCommand(context: Context): Promise<number> {
  const findings = [nodeVersion(), ...(await onDisk(context)), ...(await ofServer(context))];
  context.out.table(
    'doctor',
    ['state', 'check', 'found'],
    findings.map((finding) => ({ ...finding })),
  );
  if (findings.some(({ state }) => state === 'failed')) return exit.failure;
  return findings.some(({ state }) => state === 'warning') ? exit.warnings : exit.done;
}

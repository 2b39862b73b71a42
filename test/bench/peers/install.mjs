import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../product.mjs';

const folder = import.meta.dirname;
const changedAt = (name) => statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** True when this folder holds the packages of its lock. */
export const peersAreInstalled = () => changedAt('node_modules/.package-lock.json') >= changedAt('package-lock.json');

/**
 * Installs the peers from their lock. The driver of emmett-sqlite is compiled (a minute or two): a build that is
 * downloaded would not be in the lock. It is optional, hence what does not build is left out.
 * @returns false when npm fails, as it has said on stderr
 */
export function installPeers() {
  if (peersAreInstalled()) return true;
  console.error("Installing the benchmark's peers (a few minutes, once) ...");
  const cli = process.env.npm_execpath;
  const headers = join(root, 'node_modules', `node-${process.platform}-${process.arch}`);
  const { status } = spawnSync(
    cli ? process.execPath : 'npm',
    [
      ...(cli ? [cli] : []),
      ...['ci', '--ignore-scripts=false', '--include=optional', '--loglevel=error', '--no-audit', '--no-fund'],
      ...(existsSync(join(headers, 'include')) ? [`--nodedir=${headers}`] : []),
    ],
    { cwd: folder, env: { ...process.env, npm_config_build_from_source: 'true' }, stdio: ['ignore', 2, 2] },
  );
  return status === 0;
}

if (import.meta.main) process.exit(installPeers() ? 0 : 1);

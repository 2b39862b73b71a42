import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realmDir } from '../platform/data-layout';
import type { Context } from './context';
import { Ended, exit, misused } from './exit';

const mark = 'demo.txt';

/**
 * Makes the directory of the demonstration and empties it unless it is to be kept. Only a directory that the demonstration
 * made is ever emptied.
 * @throws Ended with code 7 while another process uses it, 2 for a directory of somebody else
 */
export async function emptyDemoDir({ outside }: Pick<Context, 'outside'>, dir: string, keep: boolean): Promise<void> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const inside = readdirSync(dir);
  if (inside.length > 0 && !inside.includes(mark))
    throw misused(`${dir} holds something else than a demonstration`, 'Choose another data directory with --data-dir.');
  if (existsSync(realmDir(dir, 'live')) && (await outside.isLocked(realmDir(dir, 'live'))))
    throw new Ended(
      exit.unavailable,
      `a demonstration runs on ${dir} already`,
      'Stop it, or choose another directory with --data-dir.',
    );
  if (!keep) for (const name of inside) rmSync(join(dir, name), { recursive: true });
  writeFileSync(join(dir, mark), 'This directory belongs to the demonstration and is emptied at its start.\n');
}

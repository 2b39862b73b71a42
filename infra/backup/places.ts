import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { BackupRefused } from '../../contracts/backup';

/** Where a path leads, also when its last parts do not exist yet. */
function real(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  const parent = dirname(whole);
  return parent === whole ? whole : join(real(parent), relative(parent, whole));
}

const holds = (outer: string, inner: string) => inner === outer || inner.startsWith(outer + sep);

/** @throws BackupRefused SAME_DIRECTORY when one of two folders is, or lies in, the other */
export function requireApart(one: string, other: string, why: string) {
  const [first, second] = [real(one), real(other)];
  if (holds(first, second) || holds(second, first))
    throw new BackupRefused('SAME_DIRECTORY', `${one} and ${other} are not apart: ${why}`);
}

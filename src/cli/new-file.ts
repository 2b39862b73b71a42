import { existsSync, writeFileSync } from 'node:fs';
import { type Context, isOn } from './context';
import { Ended, exit } from './exit';

/** Refuses to begin what would end at a file that is there; `--force` overwrites it. */
export function assertNewFile({ flags }: Context, path: string) {
  if (existsSync(path) && !isOn(flags, 'force'))
    throw new Ended(exit.refused, `${path} exists`, 'Give --force to overwrite it.');
}

/** Writes a file for its owner only; one that is there stays, unless `--force` is given. */
export const writeNewFile = ({ flags }: Context, path: string, content: string | Uint8Array) =>
  writeFileSync(path, content, { mode: 0o600, flag: isOn(flags, 'force') ? 'w' : 'wx' });

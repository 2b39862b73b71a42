import { writeFileSync } from 'node:fs';
import { type Context, isOn } from './context';

/** Writes a file for its owner only; one that is there stays, unless `--force` is given. */
export const writeNewFile = ({ flags }: Context, path: string, content: string | Uint8Array) =>
  writeFileSync(path, content, { mode: 0o600, flag: isOn(flags, 'force') ? 'w' : 'wx' });

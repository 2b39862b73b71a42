import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Origin of the newest checkpoint kept beside a log: its first line. Undefined when none is kept. */
export async function keptOrigin(dir: string): Promise<string | undefined> {
  const folder = join(dir, 'checkpoints');
  const names = await readdir(folder).catch(() => []);
  const newest = names
    .filter((name) => /^\d{16}\.note$/.test(name))
    .sort()
    .at(-1);
  return newest === undefined ? undefined : (await readFile(join(folder, newest), 'utf8')).split('\n', 1)[0];
}

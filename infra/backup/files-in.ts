import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Files under a folder by their paths from it, without what is half written. */
export function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !name.endsWith('.new'))
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesIn(join(folder, entry.name)).map((name) => `${entry.name}/${name}`)
        : entry.isFile()
          ? [entry.name]
          : [],
    )
    .sort();
}

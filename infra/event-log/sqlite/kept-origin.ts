import { readFileSync } from 'node:fs';
import { keptCheckpoints } from './head-store';

/** Origin of the newest checkpoint kept beside a log: its first line. Undefined when none is kept. */
export function keptOrigin(dir: string): string | undefined {
  const newest = keptCheckpoints(dir).at(-1);
  return newest === undefined ? undefined : readFileSync(newest, 'utf8').split('\n', 1)[0];
}

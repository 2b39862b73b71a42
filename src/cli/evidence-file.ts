import { rmSync, writeFileSync } from 'node:fs';
import { type LogFinding, placeOf } from '../../contracts/verification';
import { type Context, isOn } from './context';

/**
 * Writes down what was found, for whoever looks into it. The verdict counts whether or not the folder takes the file;
 * the evidence of an earlier verification stays, unless `--force` is given.
 */
export function writeEvidence({ out, flags }: Context, first: LogFinding, sum: object): string | undefined {
  const path = nameFor(first);
  try {
    if (isOn(flags, 'force')) rmSync(path, { force: true });
    writeFileSync(path, `${JSON.stringify(sum, undefined, 2)}\n`, { flag: 'wx', mode: 0o600 });
    return path;
  } catch (error) {
    out.warn(`the evidence was not written: ${reasonOf(error, path)}`);
    return undefined;
  }
}

function nameFor(first: LogFinding): string {
  const place = placeOf(first);
  if (place.kind === 'event') return `verify-${place.position}.json`;
  return place.size === undefined ? 'verify-checkpoint.json' : `verify-size-${place.size}.json`;
}

function reasonOf(error: unknown, path: string): string {
  if ((error as NodeJS.ErrnoException).code === 'EEXIST')
    return `${path} is here already; give --force to overwrite it`;
  return error instanceof Error ? error.message : String(error);
}

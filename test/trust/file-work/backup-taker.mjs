/** Takes a backup of `<folder>/live` at a moment that is always the same: `backup-taker.mjs <folder>`. */
import { join } from 'node:path';
import { product } from '../../bench/product.mjs';
import { verifyInThisThread } from '../same-thread.mjs';
import { tell } from '../tell.mjs';
import { placesIn } from './key-places.mjs';

verifyInThisThread();
const { systemClock } = product('infra/clock');
const { createBackup } = product('infra/backup/create');

/** Takes it as of a second of one day, which names its folder. */
export function takeBackup(dir, second) {
  systemClock.micros = () => Date.UTC(2026, 10, 25, 10, 0, second) * 1000;
  return createBackup({
    source: join(dir, 'live'),
    dir: join(dir, 'backup'),
    keys: placesIn(join(dir, 'keys')),
    keysTo: join(dir, 'kept-keys'),
    signal: new AbortController().signal,
    progress: () => undefined,
  });
}

if (import.meta.filename === process.argv[1]) {
  tell('open');
  try {
    const { manifest, findings } = await takeBackup(process.argv[2], 2);
    tell(findings.length === 0 ? `taken ${manifest.size}` : `failed ${findings[0].code}`);
  } catch (error) {
    tell(`failed ${error.code ?? error}`);
  }
}

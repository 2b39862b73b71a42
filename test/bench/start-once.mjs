import anyDisk from '../any-disk.json' with { type: 'json' };
import { answer } from './processes.mjs';
import { product } from './product.mjs';
import { now } from './rounds.mjs';

const { createApplication } = product('src/app');
const { Settings } = product('src/platform/settings');
const { systemClock } = product('infra/clock');

/** Milliseconds from settings to a listening server. */
async function listen(dataDir) {
  const begun = now();
  const { app } = await createApplication(new Settings({ dataDir, quiet: true, ...anyDisk.settings }), systemClock);
  await app.listen(0, '127.0.0.1');
  return now() - begun;
}

answer({ listen });

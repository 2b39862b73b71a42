import { join } from 'node:path';
import { appendAll, history } from '../bench/events.mjs';
import { withLog } from '../bench/open-log.mjs';
import { node, outputOf } from './children.mjs';
import { diskFolder, memoryFolder } from './scratch.mjs';
import { storeHash } from './store-hash.mjs';
import { trial } from './trial.mjs';

const runMs = 120_000;
const script = join(import.meta.dirname, 'following.mjs');
/** Enough for kills that each get a few batches further. */
const eventsPerKill = 20;

async function recorded(events) {
  const dir = diskFolder();
  await withLog(dir, (log) => appendAll(log, history(events, 40)));
  return dir;
}

const follow = (log, store, place, batch) => outputOf(runMs, node, [script, log, store, place, batch]);

/** Lets the writer die at so many places, and compares what it wrote in all its lives with what one life writes. */
async function diverges(log, kills, placeOf, random) {
  const [store, rebuilt] = [memoryFolder(), memoryFolder()];
  const failures = [];
  let killed = 0;
  for (let i = 0; i < kills; i++) {
    const { signal, code, text } = await follow(log, store, placeOf(i), random.between(1, 4));
    if (signal === 'SIGKILL') killed += 1;
    else if (code !== 0 || !text.includes('done')) failures.push(`the writer ended with ${code}: ${text}`);
  }
  for (const dir of [store, rebuilt]) {
    const { code, text } = await follow(log, dir, 'nowhere', 0);
    if (code !== 0) failures.push(`the last run ended with ${code}: ${text}`);
  }
  const [grown, anew] = [storeHash(store), storeHash(rebuilt)];
  for (const [name, hash] of anew)
    if (grown.get(name) !== hash) failures.push(`${name}: ${grown.get(name)}, anew ${hash}`);
  return { failures, killed };
}

await trial({
  id: 'T-21',
  volume: { pr: 60, deep: 1500 },
  deadlineSeconds: 1800,
  async run({ volume, random }) {
    const log = await recorded(volume * eventsPerKill);
    const places = ['inside', 'committed'];
    const { failures, killed } = await diverges(log, volume, (i) => places[i % places.length], random);
    if (killed < volume) failures.push(`only ${killed} of ${volume} writers were killed`);
    return { failures, counts: { kills: killed } };
  },
  controls: {
    'two transactions': async ({ random }) => {
      const { failures } = await diverges(await recorded(200), 2, () => 'two-transactions', random);
      return { failed: failures.some((one) => one.startsWith('counted')), by: failures[0] ?? 'nothing diverges' };
    },
  },
});

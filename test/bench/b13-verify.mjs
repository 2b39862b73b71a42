import { join } from 'node:path';
import { replay } from './b04-replay.mjs';
import { appendAll, history } from './events.mjs';
import { openLog, withLog } from './open-log.mjs';
import { product } from './product.mjs';
import { atLeast } from './results.mjs';
import { interleaved, median, now, ratioOf } from './rounds.mjs';
import { withScratch } from './scratch.mjs';

const { verifyLog } = product('infra/event-log/verify/verify-log');

export const about = {
  id: 'B13',
  title: 'Verification of a log with two threads: read, hash, tree, compare',
  baseline: 'reading, parsing and folding the same events in one thread',
  dominates: 'Reading rows out of SQLite, then four hashes an event.',
};

async function verified(dir, events) {
  const begun = now();
  const { size, findings } = await verifyLog({ dir, seals: [], threads: 2 });
  if (size !== events || findings.length > 0) throw new Error('the log of the benchmark does not verify');
  return (1000 * events) / (now() - begun);
}

async function folded(dir, events) {
  const log = await openLog(dir);
  const begun = now();
  await replay(log, events);
  const ms = now() - begun;
  await log.close();
  return (1000 * events) / ms;
}

export const run = ({ quick }) =>
  withScratch(async (scratch) => {
    const events = quick ? 50_000 : 1_000_000;
    const dir = join(scratch, 'log');
    await withLog(dir, (log) => appendAll(log, history(events)));
    const { ours, reading } = await interleaved(quick ? 3 : 5, {
      ours: () => verified(dir, events),
      reading: () => folded(dir, events),
    });
    return {
      checks: [atLeast('of reading and folding', 0.6, ratioOf(ours, reading))],
      figures: { 'verified/s': median(ours), 'folded/s': median(reading), events },
    };
  });

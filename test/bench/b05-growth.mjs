import { join } from 'node:path';
import { appendAll, crisisOpened, history, severityChanged, uuid7 } from './events.mjs';
import { openLog } from './open-log.mjs';
import { atLeast, atMost } from './results.mjs';
import { interleaved, median, now, quantile, ratioOf } from './rounds.mjs';
import { withScratch } from './scratch.mjs';

export const about = {
  id: 'B5',
  title: 'A long log against a short one: bulk append, and load of a stream of 20 events',
  baseline: 'itself, with few events',
  dominates: 'The depth of the indexes; event ids grow at their right edge.',
};

const streamEvents = 20;

/** A log with so many events, and a stream of 20 among them. */
async function grown(dir, events) {
  const log = await openLog(dir);
  await appendAll(log, history(events));
  const id = uuid7();
  await log.append(`crisis-${id}`, -1, [crisisOpened(id)]);
  for (let i = 0; i < streamEvents - 1; i++) await log.append(`crisis-${id}`, i, [severityChanged(id, 1, 2)]);
  return { log, stream: `crisis-${id}` };
}

async function bulk({ log }, events) {
  const begun = now();
  await appendAll(log, history(events));
  return (1000 * events) / (now() - begun);
}

async function loads({ log, stream }, times) {
  const took = [];
  for (let i = 0; i < times; i++) {
    const begun = now();
    await log.read(stream);
    took.push(now() - begun);
  }
  return quantile(took, 0.5);
}

export const run = ({ quick }) =>
  withScratch(async (scratch) => {
    const [few, many] = quick ? [10_000, 200_000] : [100_000, 5_000_000];
    const short = await grown(join(scratch, 'short'), few);
    const long = await grown(join(scratch, 'long'), many);
    const batch = quick ? 10_000 : 50_000;
    const rounds = quick ? 3 : 5;
    const rates = await interleaved(rounds, { long: () => bulk(long, batch), short: () => bulk(short, batch) });
    const reads = await interleaved(rounds, { long: () => loads(long, 500), short: () => loads(short, 500) });
    await short.log.close();
    await long.log.close();
    return {
      checks: [
        atLeast('bulk append of the short log', 0.7, ratioOf(rates.long, rates.short)),
        atMost('load of 20 events of the short log', 3, ratioOf(reads.long, reads.short), '×'),
      ],
      figures: { 'appends/s': median(rates.long), 'load ms': median(reads.long), events: many },
    };
  });

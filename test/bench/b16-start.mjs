import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { appendAll, history } from './events.mjs';
import { withLog } from './open-log.mjs';
import { withProcesses } from './processes.mjs';
import { atMost } from './results.mjs';
import { interleaved, median, ratioOf } from './rounds.mjs';
import { withScratch } from './scratch.mjs';

export const about = {
  id: 'B16',
  title: 'Start to listening with 10,000 events behind a snapshot',
  baseline: 'the same on an empty log',
  dominates: 'Building the application; then folding the tail.',
};

const tail = 10_000;

/** A data folder whose pictures were saved with so many events and whose log has grown by the tail since. */
async function prepare(dataDir, before) {
  const dir = join(dataDir, 'live');
  mkdirSync(dir, { recursive: true });
  await withLog(dir, (log) => appendAll(log, history(before)));
  await withProcesses(['server.mjs'], async (server) => {
    await server.call('serve', { dataDir });
    await server.call('close');
  });
  await withLog(dir, (log) => appendAll(log, history(tail)));
}

const started = (dataDir) => withProcesses(['start-once.mjs'], (server) => server.call('listen', dataDir));

export const run = ({ quick }) =>
  withScratch(async (dir) => {
    const before = quick ? 10_000 : 200_000;
    await prepare(join(dir, 'kept'), before);
    const { grown, empty } = await interleaved(quick ? 5 : 7, {
      grown: async (round) => {
        const dataDir = join(dir, `grown-${round + 1}`);
        cpSync(join(dir, 'kept'), dataDir, { recursive: true });
        return started(dataDir);
      },
      empty: (round) => started(join(dir, `empty-${round + 1}`)),
    });
    const value = median(grown);
    return {
      checks: [
        atMost('of the start on an empty log', 2, ratioOf(grown, empty), '×'),
        atMost('start', 2000, { value, spread: [Math.min(...grown), Math.max(...grown)] }, 'ms'),
      ],
      figures: { 'empty log ms': median(empty), 'events before the snapshot': before },
    };
  });

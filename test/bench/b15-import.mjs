import { join } from 'node:path';
import { appendAll } from './events.mjs';
import { withLog } from './open-log.mjs';
import { withProcesses } from './processes.mjs';
import { atLeast } from './results.mjs';
import { interleaved, median, ratioOf, timed } from './rounds.mjs';
import { withScratch } from './scratch.mjs';
import { writeUcdpFile } from './ucdp-file.mjs';

export const about = {
  id: 'B15',
  title: 'Import of a UCDP file through the commands, sealed text and search included',
  baseline: 'bulk append of the same events to an empty log',
  dominates: 'The main thread: validation, sealing and the decision of each row; then the rows of the registers.',
};

/** Events of the signals of a log after a position, ready to be proposed again. */
async function signalsAfter(dataDir, position) {
  return withLog(
    join(dataDir, 'live'),
    async (log) => {
      const found = [];
      for (let after = position, end = false; !end; ) {
        const page = await log.readAll({ after, limit: 1000 });
        for (const { stream, id, type, data, metadata } of page.events) {
          const { recordedAt: _, salt: __, ...given } = metadata;
          if (stream.startsWith('signal-')) found.push([stream, { id, type, data, metadata: given }]);
        }
        after = page.through;
        end = page.end;
      }
      return { found, head: await log.head() };
    },
    { readOnly: true },
  );
}

export const run = ({ quick }) =>
  withScratch((dir) =>
    withProcesses(['server.mjs'], async (server) => {
      const dataDir = join(dir, 'data');
      const rows = quick ? 5000 : 20_000;
      await server.call('serve', { dataDir });
      let head = 0;
      const sent = [];
      const { imported, bulk } = await interleaved(quick ? 3 : 5, {
        imported: async (round) => {
          const file = join(dir, `GEDEvent_v20_1-${round + 1}.csv`);
          // The first round only warms up.
          writeUcdpFile(file, round < 0 ? 1000 : rows, 1 + (round + 1) * 100_000);
          const { searchable, imported: ms, counts } = await server.call('importFile', file);
          if (counts.rejected > 0) throw new Error(`${counts.rejected} rows were rejected`);
          sent.push((1000 * counts.read) / ms);
          return (1000 * counts.read) / searchable;
        },
        bulk: async (round) => {
          const signals = await signalsAfter(dataDir, head);
          head = signals.head;
          const append = (log) => timed(() => appendAll(log, signals.found));
          return (1000 * signals.found.length) / (await withLog(join(dir, `bulk-${round + 1}`), append));
        },
      });
      return {
        checks: [
          atLeast(
            'imported and searchable',
            2000,
            { value: median(imported), spread: [Math.min(...imported), Math.max(...imported)] },
            'rows/s',
          ),
          atLeast('of bulk append', 0.1, ratioOf(imported, bulk)),
        ],
        figures: {
          'recorded rows/s': median(sent.slice(1)),
          'bulk append/s': median(bulk),
          rows,
        },
      };
    }),
  );

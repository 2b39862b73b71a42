import { withProcesses } from './processes.mjs';
import { atLeast } from './results.mjs';
import { interleaved, median, ratioOf } from './rounds.mjs';
import { withScratch } from './scratch.mjs';

export const about = {
  id: 'B6',
  title: 'Frames of one board to all its watchers',
  baseline: 'a pre-built frame, one write of its bytes to each of the same sockets, both by the median of their turns',
  dominates: 'The kernel: one write for each client and frame.',
};

export const run = ({ quick }) =>
  withScratch((dataDir) =>
    withProcesses(['server.mjs', 'watchers.mjs'], async (server, watchers) => {
      const count = quick ? 200 : 1000;
      const { url, cookie } = await server.call('serve', { dataDir });
      await server.call('openCrises', 100);
      await watchers.call('connect', { url, cookie, count });
      await server.call('watch');
      const times = quick ? 25 : 50;
      const { ours, raw } = await interleaved(quick ? 9 : 11, {
        ours: () => server.call('broadcast', { times, changes: 5 }),
        raw: () => server.call('rawBroadcast', { times }),
      });
      return {
        checks: [atLeast('of bare writes', 0.6, ratioOf(ours, raw))],
        figures: { clients: count, 'frames/s': median(ours), 'bare frames/s': median(raw) },
      };
    }),
  );

import { commandTarget } from './commands.mjs';
import { withProcesses } from './processes.mjs';
import { atMost } from './results.mjs';
import { interleaved, median } from './rounds.mjs';
import { withScratch } from './scratch.mjs';

export const about = {
  id: 'B18',
  title: "Delay of the server's event loop while 64 writers send commands",
  baseline: 'none: milliseconds as they are',
  dominates:
    'The longest turn of the main thread: the requests that begin in it, then the answers to a group of appends.',
};

export const run = ({ quick }) =>
  withScratch((dataDir) =>
    withProcesses(['server.mjs', 'load.mjs'], async (server, load) => {
      const target = await commandTarget(server, load, dataDir);
      const delays = await interleaved(quick ? 5 : 9, {
        p99: async () => {
          await server.call('loopDelay', 'begin');
          await target.rate(quick ? 1500 : 10_000);
          return server.call('loopDelay', 'end');
        },
      });
      const value = median(delays.p99);
      return {
        checks: [atMost('p99', 5, { value, spread: [Math.min(...delays.p99), Math.max(...delays.p99)] }, 'ms')],
        figures: {},
      };
    }),
  );

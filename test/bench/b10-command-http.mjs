import { commandTarget, echoTarget } from './commands.mjs';
import { withProcesses } from './processes.mjs';
import { atLeast } from './results.mjs';
import { interleaved, median, ratioOf } from './rounds.mjs';
import { withScratch } from './scratch.mjs';

export const about = {
  id: 'B10',
  title: 'A command over HTTP',
  baseline: 'a bare `node:http` server that reads the same request and answers at once',
  dominates: 'The main thread of the server: validation, decision, sealing, folding.',
};

export const run = ({ quick }) =>
  withScratch((dataDir) =>
    withProcesses(['server.mjs', 'echo.mjs', 'load.mjs'], async (server, echo, load) => {
      const command = await commandTarget(server, load, dataDir);
      const bare = await echoTarget(echo, load);
      const { ours, echoed } = await interleaved(quick ? 5 : 9, {
        ours: () => command.rate(quick ? 1500 : 10_000),
        echoed: () => bare(quick ? 6000 : 40_000),
      });
      return {
        checks: [atLeast('of a bare echo', 0.15, ratioOf(ours, echoed))],
        figures: { 'commands/s': median(ours), 'echoes/s': median(echoed) },
      };
    }),
  );

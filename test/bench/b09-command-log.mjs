import { join } from 'node:path';
import { commandTarget } from './commands.mjs';
import { withProcesses } from './processes.mjs';
import { atLeast } from './results.mjs';
import { interleaved, median, quantile, ratioOf } from './rounds.mjs';
import { withScratch } from './scratch.mjs';

export const about = {
  id: 'B9',
  title: 'A command over HTTP, recorded by group commit',
  baseline: 'the same route on a log that answers at once and records nothing',
  dominates: 'Validation and decision; then what every recorded event costs the boards, reactions and clocks.',
};

export const run = ({ quick }) =>
  withScratch((dir) =>
    withProcesses(['server.mjs', 'server.mjs', 'load.mjs'], async (server, deaf, load) => {
      const recording = await commandTarget(server, load, join(dir, 'recording'));
      const nothing = await commandTarget(deaf, load, join(dir, 'nothing'));
      await deaf.call('recordNothing');
      const count = quick ? 1500 : 10_000;
      await Promise.all([server.call('used'), deaf.call('used')]);
      const { ours, idle } = await interleaved(quick ? 5 : 9, {
        ours: () => recording.rate(count),
        idle: () => nothing.rate(count),
      });
      const used = await server.call('used');
      const usedNothing = await deaf.call('used');
      const sent = count * ((quick ? 5 : 9) + 1);
      const delays = await recording.delays(quick ? 800 : 8000, 400);
      return {
        checks: [atLeast('of a log that does nothing', 0.75, ratioOf(ours, idle))],
        figures: {
          'commands/s': median(ours),
          'without recording/s': median(idle),
          'main thread µs': (1000 * used.thread) / sent,
          'all threads µs': (1000 * used.process) / sent,
          'main thread µs without recording': (1000 * usedNothing.thread) / sent,
          'p99 ms at 400/s': quantile(delays, 0.99),
        },
      };
    }),
  );

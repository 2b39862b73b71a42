import { withProcesses } from './processes.mjs';
import { atLeast, atMost } from './results.mjs';
import { quantile } from './rounds.mjs';
import { withScratch } from './scratch.mjs';

export const about = {
  id: 'B7',
  title: 'Watchers of one board while 2,000 events a second are offered',
  baseline: 'none: times and rates as they are',
  dominates: 'Writes to sockets and the registers, each in a thread of its own.',
};

const rate = 2000;

/** By event: milliseconds from its commit until the last client had a frame that reaches it. */
function delays(commits, frames, clients) {
  const complete = frames.filter(([, count]) => count >= clients).sort(([a], [b]) => a - b);
  const sorted = [...commits].sort(([a], [b]) => a - b);
  const found = [];
  let next = 0;
  for (const [position, at] of sorted) {
    while (complete[next] && complete[next][0] < position) next += 1;
    found.push(complete[next] ? Math.max(0, complete[next][2] - at) : Number.POSITIVE_INFINITY);
  }
  return found;
}

/** The writer is in the server: changes of crises appended to its log directly, by the clock and not by the answers. */
export const run = ({ quick }) =>
  withScratch((dataDir) =>
    withProcesses(['server.mjs', 'watchers.mjs'], async (server, watchers) => {
      const clients = quick ? 200 : 1000;
      const seconds = quick ? 5 : 20;
      const { url, cookie } = await server.call('serve', { dataDir });
      await server.call('openCrises', 50);
      await watchers.call('connect', { url, cookie, count: clients, topic: 'crises' });
      await server.call('offer', { rate, seconds: 2 });
      await new Promise((resolve) => setTimeout(resolve, 500));
      await watchers.call('frames');
      await server.call('used');
      const { offered, recorded, elapsed, commits } = await server.call('offer', { rate, seconds });
      const cores = await server.call('used');
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const frames = await watchers.call('frames');
      const times = delays(commits, frames, clients);
      return {
        checks: [
          atMost('commit to last client, p99', 150, { value: quantile(times, 0.99) }, 'ms'),
          atLeast('of the offered rate recorded', 0.95, { value: recorded / offered }),
          atMost('server', 1, { value: cores.process / 1000 / elapsed }, 'cores'),
        ],
        figures: {
          clients,
          'p50 ms': quantile(times, 0.5),
          'frames/s to each': frames.length / elapsed,
          'bytes a frame': frames.reduce((sum, frame) => sum + frame[3], 0) / frames.length,
          'main thread cores': cores.thread / 1000 / elapsed,
        },
      };
    }),
  );

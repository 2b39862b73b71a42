import { withLog } from './open-log.mjs';
import { rawAppends } from './raw-append.mjs';
import { atLeast } from './results.mjs';
import { interleaved, median, ratioOf } from './rounds.mjs';
import { withScratch } from './scratch.mjs';
import { together } from './together.mjs';

export const about = {
  id: 'B2',
  title: '64 concurrent callers, group commit',
  baseline: 'raw append + fdatasync one at a time',
  dominates: 'Writing and hashing in the writer thread; one flush is shared by a whole group.',
};

export const run = ({ quick }) =>
  withScratch((dir) =>
    withLog(dir, async (log) => {
      const appends = quick ? 4096 : 32_768;
      const { ours, raw } = await interleaved(quick ? 7 : 11, {
        ours: () => together((stream, expected, event) => log.append(stream, expected, [event]), appends),
        raw: () => rawAppends(dir, quick ? 300 : 2000),
      });
      return {
        checks: [atLeast('of the raw appends', 5, ratioOf(ours, raw))],
        figures: { 'appends/s': median(ours), 'raw appends/s': median(raw) },
      };
    }),
  );

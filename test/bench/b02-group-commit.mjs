import { crisisOpened, severityChanged, uuid7 } from './events.mjs';
import { withLog } from './open-log.mjs';
import { rawAppends } from './raw-append.mjs';
import { atLeast } from './results.mjs';
import { interleaved, median, now, ratioOf } from './rounds.mjs';
import { withScratch } from './scratch.mjs';

export const about = {
  id: 'B2',
  title: '64 concurrent callers, group commit',
  baseline: 'raw append + fdatasync one at a time',
  dominates: 'Writing and hashing in the writer thread; one flush is shared by a whole group.',
};

const callers = 64;

async function together(log, appends) {
  const ids = Array.from({ length: callers }, () => uuid7());
  await Promise.all(ids.map((id) => log.append(`crisis-${id}`, -1, [crisisOpened(id)])));
  const begun = now();
  await Promise.all(
    ids.map(async (id) => {
      for (let i = 0; i < appends / callers; i++)
        await log.append(`crisis-${id}`, i, [severityChanged(id, 1 + (i % 4), 1 + ((i + 1) % 4))]);
    }),
  );
  return (1000 * appends) / (now() - begun);
}

export const run = ({ quick }) =>
  withScratch((dir) =>
    withLog(dir, async (log) => {
      const appends = quick ? 4096 : 32_768;
      const { ours, raw } = await interleaved(quick ? 7 : 11, {
        ours: () => together(log, appends),
        raw: () => rawAppends(dir, quick ? 300 : 2000),
      });
      return {
        checks: [atLeast('of the raw appends', 5, ratioOf(ours, raw))],
        figures: { 'appends/s': median(ours), 'raw appends/s': median(raw) },
      };
    }),
  );

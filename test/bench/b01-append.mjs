import { crisisOpened, severityChanged, uuid7 } from './events.mjs';
import { withLog } from './open-log.mjs';
import { rawAppends } from './raw-append.mjs';
import { atLeast } from './results.mjs';
import { interleaved, median, now, ratioOf } from './rounds.mjs';
import { withScratch } from './scratch.mjs';

export const about = {
  id: 'B1',
  title: 'One durable append at a time',
  baseline: 'raw append + fdatasync in the same folder',
  dominates: 'The flush of the disk, then the commit of SQLite and two hand-overs between threads.',
};

/** Appends a second of one caller who waits for each. */
export async function oneByOne(log, appends) {
  const id = uuid7();
  await log.append(`crisis-${id}`, -1, [crisisOpened(id)]);
  const begun = now();
  for (let i = 0; i < appends; i++)
    await log.append(`crisis-${id}`, i, [severityChanged(id, 1 + (i % 4), 1 + ((i + 1) % 4))]);
  return (1000 * appends) / (now() - begun);
}

export const run = ({ quick }) =>
  withScratch((dir) =>
    withLog(dir, async (log) => {
      const appends = quick ? 300 : 2000;
      const { ours, raw } = await interleaved(quick ? 7 : 11, {
        ours: () => oneByOne(log, appends),
        raw: () => rawAppends(dir, appends),
      });
      return {
        checks: [atLeast('of the raw appends', 0.4, ratioOf(ours, raw))],
        figures: { 'appends/s': median(ours), 'raw appends/s': median(raw) },
      };
    }),
  );

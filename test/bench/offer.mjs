import { severityChanged } from './events.mjs';
import { now } from './rounds.mjs';

/**
 * Offers changes of crises to a log at a fixed rate, whether it keeps up or not.
 * @returns by event its position and the moment it was durable; how many were offered
 */
export async function offer(log, crises, { rate, seconds }) {
  const revisions = new Map();
  for (const id of crises) {
    const { events } = await log.read(`crisis-${id}`, { backwards: true, limit: 1 });
    revisions.set(id, events[0].revision);
  }
  const commits = [];
  const settled = [];
  const begun = now();
  const append = (index) => {
    const id = crises[index % crises.length];
    const expected = revisions.get(id);
    revisions.set(id, expected + 1);
    const from = 1 + (index % 4);
    return log.append(`crisis-${id}`, expected, [severityChanged(id, from, 1 + (from % 4))]).then(
      ({ position }) => commits.push([position, now()]),
      () => undefined,
    );
  };
  let offered = 0;
  const total = rate * seconds;
  while (offered < total) {
    const due = Math.min(total, Math.floor(((now() - begun) / 1000) * rate));
    while (offered < due) settled.push(append(offered++));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const recorded = commits.length;
  const elapsed = (now() - begun) / 1000;
  await Promise.all(settled);
  return { offered, recorded, elapsed, commits };
}

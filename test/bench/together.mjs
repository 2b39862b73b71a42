import { crisisOpened, severityChanged, uuid7 } from './events.mjs';
import { now } from './rounds.mjs';

/** Callers that append at the same time, each to a stream of its own and each waiting for its answers. */
const callers = 64;

/**
 * Appends a second that a log answers to 64 callers; each event names the revision that it expects.
 * @param append takes stream, revision of its last event (-1 for none) and event; settles when that is durable
 */
export async function together(append, appends) {
  const ids = Array.from({ length: callers }, () => uuid7());
  await Promise.all(ids.map((id) => append(`crisis-${id}`, -1, crisisOpened(id))));
  const begun = now();
  await Promise.all(
    ids.map(async (id) => {
      for (let i = 0; i < appends / callers; i++)
        await append(`crisis-${id}`, i, severityChanged(id, 1 + (i % 4), 1 + ((i + 1) % 4)));
    }),
  );
  return (1000 * appends) / (now() - begun);
}

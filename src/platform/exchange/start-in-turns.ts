import { setImmediate as turn } from 'node:timers/promises';

const startedAtOnce = 25;

/**
 * Starts the work on every item, a few at a time, and waits for none of it. Between them the event loop gets its turn:
 * sockets and other people's commands do not wait for an import.
 */
export async function startInTurns<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly Promise<R>[]> {
  const started: Promise<R>[] = [];
  for (const [index, item] of items.entries()) {
    if (index % startedAtOnce === 0) await turn();
    const one = work(item);
    // Whoever waits for all of them learns of a failure; until then it must not count as unhandled.
    one.catch(() => undefined);
    started.push(one);
  }
  return started;
}

import type { EventLog } from '../../../contracts/event-log';
import type { Faults } from '../contract/faults';
import { events, everything, newStream } from '../contract/subject';
import { appendsOnFullVolume } from './full-volume';
import type { Opening } from './program';
import { holdWriteLock, spoil } from './tampering';
import { appendWithoutRights } from './without-rights';

interface Provoked {
  readonly dir: string;
  readonly log: EventLog;
  /** Position behind which the log's own events stand. */
  readonly start: number;
  /** How a program opens such a log. */
  readonly opening: Opening | undefined;
  reader(): Promise<EventLog>;
  startAgain(): Promise<EventLog>;
}

/** How a log in a file comes to fail with each code that has to do with its file, its writer or its queue. */
export function provocations({ dir, log, start, opening, reader, startAgain }: Provoked): Faults['provoke'] {
  const one = (timeoutMs?: number) => log.append(newStream(), -1, events(1), timeoutMs ? { timeoutMs } : {});
  return {
    READ_ONLY: async () => (await reader()).append(newStream(), -1, events(1)),
    UNAVAILABLE: startAgain,
    TIMEOUT: async () => {
      const release = holdWriteLock(dir);
      return one(50).finally(release);
    },
    CANCELLED: async () => {
      const release = holdWriteLock(dir);
      const stop = new AbortController();
      const given = log.append(newStream(), -1, events(1), { signal: stop.signal });
      // After two turns it is with the writer.
      for (let i = 0; i < 2; i++) await new Promise(setImmediate);
      stop.abort();
      return given.finally(release);
    },
    QUEUE_FULL: async () => {
      const release = holdWriteLock(dir);
      const tries = Array.from({ length: 21 }, () => log.append(newStream(), -1, events(500)));
      const settled = Promise.allSettled(tries);
      release();
      throw (await settled).find((each) => each.status === 'rejected')?.reason;
    },
    LOG_FULL: () => appendsOnFullVolume(dir, opening),
    ACCESS_DENIED: () => appendWithoutRights(opening),
    CORRUPT: async () => {
      spoil(dir, start + 1, 'garbled');
      return everything(await reader());
    },
  };
}

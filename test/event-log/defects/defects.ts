import { setImmediate as breathe } from 'node:timers/promises';
import { type EventLog, EventLogError, type RecordedEvent } from '../../../contracts/event-log';
import { systemClock } from '../../../infra/clock';
import { MemoryEventLog } from '../../../infra/event-log/memory';
import { appending, delivering, PassingLog } from './broken-log';

/** A log with one fault that a real one could have. */
export interface Defect {
  readonly title: string;
  readonly broken: new (log: EventLog) => EventLog;
  /** Cases that must notice it; a run of all cases may find more. */
  readonly caughtBy: readonly number[];
}

const lastOf = async (log: EventLog, stream: string) =>
  (await log.read(stream, { backwards: true, limit: 1 })).events[0]?.revision ?? -1;

/** Shows the content that was sent last instead of the one that was recorded. */
class Replacing extends PassingLog {
  readonly #newest = new Map<string, RecordedEvent['data']>();
  override async append(...args: Parameters<EventLog['append']>) {
    const appended = await super.append(...args);
    if (appended.repeated) for (const { id, data } of args[2]) this.#newest.set(id, data);
    return appended;
  }
  override async read(...args: Parameters<EventLog['read']>) {
    const page = await super.read(...args);
    return {
      ...page,
      events: page.events.map((event) => ({ ...event, data: this.#newest.get(event.id) ?? event.data })),
    };
  }
}

/** Judges an append rightly and at once, and records it one turn of the event loop later. */
class Hasty extends PassingLog {
  readonly #judge = new MemoryEventLog({ realm: 'live', clock: systemClock });
  override async append(...args: Parameters<EventLog['append']>) {
    const appended = await this.#judge.append(...args).catch(async (error) => {
      // Whoever tries again at once must let what was acknowledged be recorded in between.
      await breathe();
      throw error;
    });
    setImmediate(() => this.log.append(...args).catch(() => undefined));
    return appended;
  }
}

/** Ten ways in which a log goes wrong, each of which some case must catch. */
export const defects: readonly Defect[] = [
  {
    title: 'revisions in the answer are off by one',
    broken: appending(async (log, ...args) => {
      const appended = await log.append(...args);
      return { ...appended, firstRevision: appended.firstRevision + 1, lastRevision: appended.lastRevision + 1 };
    }),
    caughtBy: [1, 2, 13],
  },
  {
    title: 'any revision is taken for the one expected',
    broken: appending(async (log, stream, expected, events, call) =>
      log
        .append(stream, expected, events, call)
        .catch(async (error) =>
          error.code === 'WRONG_REVISION'
            ? log.append(stream, await lastOf(log, stream), events, call)
            : Promise.reject(error),
        ),
    ),
    caughtBy: [4, 5, 6, 7, 9],
  },
  {
    title: 'an event is swallowed on its way to a follower',
    broken: delivering((batch) => ({ ...batch, events: batch.events.filter(({ position }) => position % 7 !== 0) })),
    caughtBy: [64, 65, 73, 86],
  },
  {
    title: 'an append is acknowledged before it is recorded',
    broken: Hasty,
    caughtBy: [1, 15, 48, 89],
  },
  {
    title: 'the events of an append lose their order',
    broken: appending((log, stream, expected, events, call) =>
      log.append(stream, expected, Array.isArray(events) ? [...events].reverse() : events, call),
    ),
    caughtBy: [3, 43, 50],
  },
  {
    title: 'a repetition is not noticed and refused as a conflict',
    broken: appending(async (log, ...args) => {
      const appended = await log.append(...args);
      const [stream, expected] = args;
      if (!appended.repeated) return appended;
      throw new EventLogError('WRONG_REVISION', { stream, expected, actual: await lastOf(log, stream) });
    }),
    caughtBy: [17, 18, 19],
  },
  { title: 'a repetition replaces what was recorded', broken: Replacing, caughtBy: [19] },
  {
    title: 'the answer names the position of the first event',
    broken: appending(async (log, ...args) => {
      const appended = await log.append(...args);
      return { ...appended, position: appended.position - args[2].length + 1 };
    }),
    caughtBy: [1, 15],
  },
  {
    title: 'a follower is told that it is live while it is behind',
    broken: delivering((batch) => ({ ...batch, live: true })),
    caughtBy: [64],
  },
  {
    title: 'a refused append leaves its first event behind',
    broken: appending(async (log, stream, expected, events, call) =>
      log.append(stream, expected, events, call).catch(async (error) => {
        if (Array.isArray(events) && events.length > 1)
          await log.append(stream, await lastOf(log, stream), events.slice(0, 1)).catch(() => undefined);
        throw error;
      }),
    ),
    caughtBy: [8, 14, 21],
  },
];

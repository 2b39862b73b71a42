import { type EventLogErrorCode, eventLogErrors, type Outcome } from '../../../contracts/event-log';
import { driven } from './faults';
import {
  type Case,
  event,
  events,
  everything,
  fill,
  followed,
  newStream,
  refusal,
  type Subject,
  through,
} from './subject';

/** How every log comes to fail with the codes that any log has. */
const everywhere: Partial<Record<EventLogErrorCode, (subject: Subject) => Promise<unknown>>> = {
  WRONG_REVISION: ({ log }) => log.append(newStream(), 3, events(1)),
  INVALID_EVENT: ({ log }) => log.append(newStream(), -1, [event({ n: 0.5 })]),
  TOO_LARGE: ({ log }) => log.append(newStream(), -1, events(501)),
  EVENT_ID_CONFLICT: async ({ log }) => {
    const proposed = events(1);
    await log.append(newStream(), -1, proposed);
    return log.append(newStream(), -1, proposed);
  },
  CANCELLED: ({ log }) => log.append(newStream(), -1, events(1), { signal: AbortSignal.abort() }),
  REWOUND: async ({ log }) => followed(log, (await log.head()) + 1, () => true),
};

/** Outcomes of the two codes that depend on whether anything was sent. */
const either: Partial<Record<EventLogErrorCode, readonly Outcome[]>> = {
  UNAVAILABLE: ['not-written', 'unknown'],
  CANCELLED: ['not-written', 'unknown'],
};
const retried: readonly string[] = ['UNAVAILABLE', 'TIMEOUT', 'QUEUE_FULL'];

/** Faults of a store, from its start to a record that cannot be read. */
export const faultyCases: readonly Case[] = [
  {
    no: 93,
    title: 'a store that is not to be had at the start is UNAVAILABLE in time, and is opened later by the same process',
    run: async ({ log, faults }) => {
      const { position } = await log.append(newStream(), -1, events(2));
      const start = driven(faults, 'startAgain');
      const began = performance.now();
      for (let i = 0; i < 3; i++)
        expect(await refusal(start())).toMatchObject({ code: 'UNAVAILABLE', outcome: 'not-written', retryable: true });
      expect(performance.now() - began).toBeLessThan(10_000);
      await log.close();
      const again = await start();
      expect(await again.head()).toBe(position);
      expect(await again.append(newStream(), -1, events(1))).toMatchObject({ position: position + 1 });
    },
  },
  {
    no: 97,
    title: 'every error code is provoked and carries its outcome',
    run: async (subject) => {
      const { log, faults } = subject;
      for (const code of Object.keys(eventLogErrors) as EventLogErrorCode[]) {
        if (code === 'CLOSED' || faults.never.includes(code)) continue;
        const provoke = faults.provoke[code] ?? everywhere[code];
        if (!provoke) throw new Error(`nothing provokes ${code}`);
        const error = await refusal(Promise.resolve(provoke(subject)));
        expect([error.code, error.retryable]).toEqual([code, retried.includes(code)]);
        expect([code, either[code] ?? [eventLogErrors[code]]]).toEqual([code, expect.arrayContaining([error.outcome])]);
      }
      await log.close();
      expect(await refusal(log.head())).toMatchObject({ code: 'CLOSED', outcome: 'not-written', retryable: false });
    },
    timeoutMs: 60_000,
  },
  {
    no: 100,
    title: 'a record that cannot be read is CORRUPT with its position; it is not skipped',
    run: async ({ log, faults, start }) => {
      const stream = newStream();
      await fill(log, 10, 5);
      await log.append(stream, -1, events(3));
      await fill(log, 5);
      for (const [index, how] of [
        [12, 'garbled'],
        [7, 'missing'],
      ] as const) {
        const position = start + index;
        const spoilt = await driven(faults, 'spoil')(position, how);
        const corrupt = { code: 'CORRUPT', outcome: 'n/a', detail: { position } };
        expect(await refusal(everything(spoilt))).toMatchObject(corrupt);
        expect((await spoilt.readAll({ after: start, limit: index - 1 })).events).toHaveLength(index - 1);
        let last = 0;
        const following = followed(spoilt, position - 3, (batch) => {
          last = batch.events.at(-1)?.position ?? last;
          return batch.through > position;
        });
        expect(await refusal(following)).toMatchObject(corrupt);
        expect(last).toBeLessThan(position);
        if (how === 'garbled') expect(await refusal(spoilt.read(stream))).toMatchObject(corrupt);
        // The control: what lies behind it is whole.
        const rest = await followed(spoilt, start + 13, through(start + 18));
        expect(rest.flatMap((batch) => batch.events)).toHaveLength(5);
      }
    },
  },
];

import { EventLogError } from '../../../contracts/event-log';
import { type Case, event, events, everything, followed, newStream, refusal, through } from './subject';

export const appendCases: readonly Case[] = [
  {
    no: 1,
    title: 'a new stream gets revisions from 0',
    run: async ({ log, start }) => {
      const stream = newStream();
      const appended = await log.append(stream, -1, events(3));
      expect(appended).toEqual({ stream, firstRevision: 0, lastRevision: 2, position: start + 3, repeated: false });
      expect((await log.read(stream)).events.map(({ revision }) => revision)).toEqual([0, 1, 2]);
    },
  },
  {
    no: 2,
    title: 'an existing stream is extended at its exact last revision',
    run: async ({ log }) => {
      const stream = newStream();
      await log.append(stream, -1, events(2));
      expect(await log.append(stream, 1, events(1))).toMatchObject({ firstRevision: 2, lastRevision: 2 });
    },
  },
  {
    no: 3,
    title: 'several events keep their order, contiguous revisions and increasing positions',
    run: async ({ log }) => {
      const stream = newStream();
      const proposed = events(20);
      await log.append(stream, -1, proposed);
      const { events: found } = await log.read(stream);
      expect(found.map(({ id }) => id)).toEqual(proposed.map(({ id }) => id));
      expect(found.map(({ revision }) => revision)).toEqual(proposed.map((_, i) => i));
      found.slice(1).forEach(({ position }, i) => expect(position).toBeGreaterThan(found[i]!.position));
    },
  },
  ...[
    { no: 4, title: 'expected -1 on an existing stream', expected: -1 },
    { no: 5, title: 'expected below the last revision', expected: 0 },
    { no: 6, title: 'expected above the last revision', expected: 7 },
  ].map(({ no, title, expected }) => ({
    no,
    title: `${title} is WRONG_REVISION with the actual one`,
    run: async ({ log }: Parameters<Case['run']>[0]) => {
      const stream = newStream();
      await log.append(stream, -1, events(3));
      const error = await refusal(log.append(stream, expected, events(1)));
      expect(error).toMatchObject({ code: 'WRONG_REVISION', outcome: 'not-written', retryable: false });
      expect(error.detail).toEqual({ stream, expected, actual: 2 });
    },
  })),
  {
    no: 7,
    title: 'expected from 0 on for a missing stream is WRONG_REVISION, actual -1',
    run: async ({ log }) => {
      const error = await refusal(log.append(newStream(), 0, events(1)));
      expect(error).toMatchObject({ code: 'WRONG_REVISION', detail: { actual: -1 } });
    },
  },
  {
    no: 8,
    title: 'a refused append leaves stream, readAll, follow and head unchanged',
    run: async ({ log, before }) => {
      const stream = newStream();
      const { position } = await log.append(stream, -1, events(2));
      await refusal(log.append(stream, 5, events(2)));
      expect((await log.read(stream)).events).toHaveLength(2);
      expect(await everything(log)).toHaveLength(before.length + 2);
      expect(await log.head()).toBe(position);
      const next = await log.append(stream, 1, events(1));
      const batches = await followed(log, 0, through(next.position));
      expect(batches.flatMap((batch) => batch.events)).toHaveLength(before.length + 3);
      expect(next.position).toBe(position + 1);
    },
  },
  {
    no: 9,
    title: 'of two appends with one expectation exactly one wins',
    run: async ({ log }) => {
      const stream = newStream();
      const tries = await Promise.allSettled([log.append(stream, -1, events(1)), log.append(stream, -1, events(2))]);
      const won = tries.filter((each) => each.status === 'fulfilled');
      const lost = tries.filter((each) => each.status === 'rejected');
      expect([won.length, lost.length]).toEqual([1, 1]);
      expect(lost[0]!.reason).toMatchObject({ code: 'WRONG_REVISION', detail: { actual: won[0]!.value.lastRevision } });
    },
  },
  {
    no: 10,
    title: '64 writers on one stream all succeed by reading again',
    run: async ({ log }) => {
      const stream = newStream();
      const write = async (): Promise<number> => {
        const { events: last } = await log.read(stream, { backwards: true, limit: 1 });
        try {
          return (await log.append(stream, last[0]?.revision ?? -1, events(1))).lastRevision;
        } catch (error) {
          if (error instanceof EventLogError && error.code === 'WRONG_REVISION') return write();
          throw error;
        }
      };
      const revisions = await Promise.all(Array.from({ length: 64 }, write));
      expect(revisions.sort((a, b) => a - b)).toEqual(Array.from({ length: 64 }, (_, i) => i));
      expect((await log.read(stream)).events).toHaveLength(64);
    },
  },
  {
    no: 11,
    title: '64 writers on 64 streams all succeed, positions distinct and increasing per writer',
    run: async ({ log }) => {
      const write = async () => {
        const stream = newStream();
        const positions: number[] = [];
        for (let i = 0; i < 10; i++) positions.push((await log.append(stream, i - 1, events(1))).position);
        expect(positions).toEqual([...positions].sort((a, b) => a - b));
        return positions;
      };
      const positions = (await Promise.all(Array.from({ length: 64 }, write))).flat();
      expect(new Set(positions).size).toBe(640);
    },
  },
  {
    no: 12,
    title: 'an empty append is refused',
    run: async ({ log, start }) => {
      expect(await refusal(log.append(newStream(), -1, []))).toMatchObject({ code: 'INVALID_EVENT' });
      expect(await log.head()).toBe(start);
    },
  },
  {
    no: 13,
    title: '500 events are recorded as one, 501 refused',
    run: async ({ log, start }) => {
      const stream = newStream();
      expect(await log.append(stream, -1, events(500))).toMatchObject({ lastRevision: 499 });
      expect(await refusal(log.append(stream, 499, events(501)))).toMatchObject({ code: 'TOO_LARGE' });
      expect(await log.head()).toBe(start + 500);
    },
  },
  {
    no: 14,
    title: 'an invalid third event leaves nothing recorded',
    run: async ({ log, start }) => {
      const stream = newStream();
      const error = await refusal(log.append(stream, -1, [...events(2), event({ n: 0.5 })]));
      expect(error).toMatchObject({ code: 'INVALID_EVENT', detail: { pointer: '/events/2/data/n' } });
      expect((await log.read(stream)).events).toEqual([]);
      expect(await log.head()).toBe(start);
    },
  },
  {
    no: 15,
    title: 'the answered position is the one that readAll and follow give the last event',
    run: async ({ log }) => {
      for (const count of [1, 2, 500]) {
        const { position } = await log.append(newStream(), -1, events(count));
        expect((await everything(log)).at(-1)!.position).toBe(position);
        const batches = await followed(log, 0, through(position));
        expect(batches.at(-1)!.events.at(-1)!.position).toBe(position);
      }
    },
  },
  {
    no: 16,
    title: 'recordedAt has 27 characters and increases with the position',
    run: async ({ log }) => {
      const stream = newStream();
      for (let i = 0; i < 20; i++) await log.append(stream, i * 3 - 1, events(3));
      const instants = (await everything(log)).map((each) => each.metadata.recordedAt);
      for (const instant of instants) expect(instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
      instants.slice(1).forEach((instant, i) => expect(instant > instants[i]!).toBe(true));
    },
  },
];

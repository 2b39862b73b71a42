import { type Case, event, events, everything, followed, metadata, newStream, refusal, through } from './subject';

const canary = 'CANARY-4f1c';

/** What a log does when something fails or is strange to it. */
export const failingCases: readonly Case[] = [
  {
    no: 96,
    title: 'one failing append rejects no other in flight',
    run: async ({ log, before }) => {
      const tries = Array.from({ length: 60 }, (_, i) => log.append(newStream(), i % 3 === 0 ? 5 : -1, events(1)));
      const settled = await Promise.allSettled(tries);
      settled.forEach(({ status }, i) => expect(status).toBe(i % 3 === 0 ? 'rejected' : 'fulfilled'));
      expect(await everything(log)).toHaveLength(before.length + 40);
    },
  },
  {
    no: 99,
    title: 'read-only: appends refused, reads and follow go on',
    run: async ({ log, before, reader, start }) => {
      await log.append(newStream(), -1, events(2));
      const other = await reader!();
      expect(await refusal(other.append(newStream(), -1, events(1)))).toMatchObject({
        code: 'READ_ONLY',
        outcome: 'not-written',
      });
      expect(await everything(other)).toHaveLength(before.length + 2);
      const following = followed(other, 0, through(start + 3));
      await log.append(newStream(), -1, events(1));
      expect((await following).flatMap((batch) => batch.events)).toHaveLength(before.length + 3);
    },
  },
  {
    no: 101,
    title: 'unknown event types are delivered unchanged',
    run: async ({ log }) => {
      const strange = event({ anything: ['goes', null, { deep: true }] }, { type: 'NeverHeardOf' });
      const { position } = await log.append(newStream('strange'), -1, [strange]);
      const [batch] = (await followed(log, 0, through(position))).slice(-1);
      expect(batch!.events.at(-1)).toMatchObject({ id: strange.id, type: 'NeverHeardOf', data: strange.data });
    },
  },
  {
    no: 102,
    title: 'recordedAt increases although the clock steps back an hour',
    run: async ({ log, clock }) => {
      const stream = newStream();
      await log.append(stream, -1, events(3));
      clock.offset = -3_600_000_000;
      await log.append(stream, 2, events(3));
      const instants = (await log.read(stream)).events.map((each) => each.metadata.recordedAt);
      expect(instants).toEqual([...new Set(instants)].sort());
    },
  },
  {
    no: 103,
    title: 'no error holds payload',
    run: async ({ log }) => {
      const stream = newStream();
      const secret = event({ title: canary });
      await log.append(stream, -1, [secret]);
      const attempts = [
        () => log.append(stream, 7, [event({ title: canary })]),
        () => log.append(newStream(), -1, [secret]),
        () => log.append(stream, 0, [event({ title: canary, n: 0.5 })]),
        () => log.append(stream, 0, [event({ title: `${canary}\ud800` })]),
        () =>
          log.append(stream, 0, [
            event({}, { metadata: { ...metadata(), authority: 5 as never, onBehalfOf: canary } }),
          ]),
        () => log.append(stream, 0, [event({ list: Array.from({ length: 10 }, () => canary.repeat(2900)) })]),
      ];
      for (const attempt of attempts) {
        const error = await refusal(attempt());
        expect(
          `${error.message} ${error.stack} ${JSON.stringify(error)} ${JSON.stringify(error.detail)}`,
        ).not.toContain(canary);
      }
    },
  },
  {
    no: 104,
    title: 'the capability flags say what the cases show',
    run: async ({ log, before }) => {
      const { densePositions, uniqueIds } = log.capabilities;
      const proposed = events(2);
      for (const each of proposed) await log.append(newStream(), -1, [each]);
      const recorded = await everything(log);
      expect(recorded.every(({ position }, index) => position === index + 1)).toBe(densePositions);
      const known = [...before.slice(0, 1), ...before.slice(-1), ...proposed].map(({ id }) => event({}, { id }));
      const again = await Promise.allSettled(known.map((each) => log.append(newStream(), -1, [each])));
      expect(again.every(({ status }) => status === 'rejected')).toBe(uniqueIds);
    },
  },
];

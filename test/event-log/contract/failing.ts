import { type Case, event, events, everything, followed, metadata, newStream, refusal, through } from './subject';

const canary = 'CANARY-4f1c';

/** What a log does when something fails or is strange to it. */
export const failingCases: readonly Case[] = [
  {
    no: 96,
    title: 'one failing append rejects no other in flight',
    run: async ({ log }) => {
      const tries = Array.from({ length: 60 }, (_, i) => log.append(newStream(), i % 3 === 0 ? 5 : -1, events(1)));
      const settled = await Promise.allSettled(tries);
      settled.forEach(({ status }, i) => expect(status).toBe(i % 3 === 0 ? 'rejected' : 'fulfilled'));
      expect(await everything(log)).toHaveLength(40);
    },
  },
  {
    no: 99,
    title: 'read-only: appends refused, reads and follow go on',
    run: async ({ log, reader }) => {
      await log.append(newStream(), -1, events(2));
      const other = await reader!();
      expect(await refusal(other.append(newStream(), -1, events(1)))).toMatchObject({
        code: 'READ_ONLY',
        outcome: 'not-written',
      });
      expect(await everything(other)).toHaveLength(2);
      const following = followed(other, 0, through(3));
      await log.append(newStream(), -1, events(1));
      expect((await following).flatMap((batch) => batch.events)).toHaveLength(3);
    },
  },
  {
    no: 101,
    title: 'unknown event types are delivered unchanged',
    run: async ({ log }) => {
      const strange = event({ anything: ['goes', null, { deep: true }] }, { type: 'NeverHeardOf' });
      const { position } = await log.append(newStream('strange'), -1, [strange]);
      const [batch] = (await followed(log, 0, through(position))).slice(-1);
      expect(batch!.events[0]).toMatchObject({ id: strange.id, type: 'NeverHeardOf', data: strange.data });
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
    run: async ({ log }) => {
      const { densePositions, uniqueIds } = log.capabilities;
      const [first] = events(1);
      const { position } = await log.append(newStream(), -1, [first!]);
      expect(position === 1 && (await log.append(newStream(), -1, events(1))).position === 2).toBe(densePositions);
      const again = log.append(newStream(), -1, [first!]).then(
        () => false,
        () => true,
      );
      expect(await again).toBe(uniqueIds);
    },
  },
];

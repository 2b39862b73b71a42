import { type Case, event, events, newStream, refusal } from './subject';

/** The same events sent again. */
export const repetitionCases: readonly Case[] = [
  {
    no: 17,
    title: 'the same ids, stream and revision give the same answer and no event',
    run: async ({ log, start }) => {
      const stream = newStream();
      const proposed = events(3);
      const first = await log.append(stream, -1, proposed);
      expect(await log.append(stream, -1, proposed)).toEqual({ ...first, repeated: true });
      expect(await log.head()).toBe(start + 3);
    },
  },
  {
    no: 18,
    title: 'so they do after further events on the stream',
    run: async ({ log }) => {
      const stream = newStream();
      const proposed = events(2);
      const first = await log.append(stream, -1, proposed);
      await log.append(stream, 1, events(2));
      expect(await log.append(stream, -1, proposed)).toEqual({ ...first, repeated: true });
    },
  },
  {
    no: 19,
    title: 'repeated with other data the first content stands',
    run: async ({ log }) => {
      const stream = newStream();
      const first = event({ title: 'first' });
      await log.append(stream, -1, [first]);
      expect(await log.append(stream, -1, [{ ...first, data: { title: 'second' } }])).toMatchObject({ repeated: true });
      expect((await log.read(stream)).events.map(({ data }) => data)).toEqual([{ title: 'first' }]);
    },
  },
  {
    no: 20,
    title: 'the same ids on another stream are EVENT_ID_CONFLICT',
    run: async ({ log }) => {
      const proposed = events(2);
      await log.append(newStream(), -1, proposed);
      const other = newStream();
      const error = await refusal(log.append(other, -1, proposed));
      expect(error).toMatchObject({ code: 'EVENT_ID_CONFLICT', outcome: 'not-written' });
      expect(await refusal(log.append(other, -1, [event(), proposed[1]!]))).toMatchObject({
        code: 'EVENT_ID_CONFLICT',
      });
      expect((await log.read(other)).events).toEqual([]);
    },
  },
  {
    no: 21,
    title: 'a first id known and a second new are WRONG_REVISION, nothing written',
    run: async ({ log, start }) => {
      const stream = newStream();
      const [known] = events(1);
      await log.append(stream, -1, [known!]);
      for (const [expected, mixed] of [
        [-1, [known!, event()]],
        [-1, [event(), known!]],
        [0, [event(), known!]],
      ] as const)
        expect(await refusal(log.append(stream, expected, mixed))).toMatchObject({ code: 'WRONG_REVISION' });
      expect(await log.head()).toBe(start + 1);
    },
  },
];

import { utf8Length } from '../../../contracts/encoding';
import { recordedMetadata } from '../../../contracts/metadata';
import { uuid7 } from '../../../infra/event-log/uuid';
import { badStreams, badTypes, goodStreams, goodTypes, notJson } from './samples';
import { type Case, event, events, metadata, newStream, refusal, type Subject } from './subject';

const accepted = async ({ log }: Subject, stream: string) => log.append(stream, -1, events(1));

/** Data whose text takes exactly so many bytes, in strings below the limit of one. */
function dataOf(bytes: number) {
  const parts: string[] = [];
  const room = bytes - utf8Length(JSON.stringify({ parts: [] }));
  let left = room;
  while (left > 0) {
    const take = Math.min(left - 3, 30_000);
    parts.push('x'.repeat(left - 3 <= 30_000 ? left - (parts.length === 0 ? 2 : 3) : take));
    left -= parts.at(-1)!.length + (parts.length === 1 ? 2 : 3);
  }
  return { parts };
}

/** An envelope whose recorded text takes exactly so many bytes. */
function metadataOf(bytes: number) {
  const bare = metadata({ authority: '' });
  const size = JSON.stringify(recordedMetadata(bare, 'i'.repeat(27), 's'.repeat(24))).length;
  return { ...bare, authority: 'a'.repeat(bytes - size) };
}

export const validationCases: readonly Case[] = [
  {
    no: 28,
    title: '20 good and 20 bad stream names',
    run: async (subject) => {
      expect([goodStreams.length, badStreams.length]).toEqual([20, 20]);
      for (const stream of goodStreams) await accepted(subject, stream);
      for (const stream of badStreams)
        expect(await refusal(accepted(subject, stream))).toMatchObject({
          code: 'INVALID_EVENT',
          detail: { pointer: '/stream' },
        });
    },
  },
  {
    no: 29,
    title: 'a name of 160 bytes is accepted, of 161 refused',
    run: async (subject) => {
      const name = (bytes: number) => `${'a'.repeat(bytes - 121)}-${'b'.repeat(120)}`;
      await accepted(subject, name(160));
      expect(await refusal(accepted(subject, name(161)))).toMatchObject({ code: 'INVALID_EVENT' });
    },
  },
  {
    no: 30,
    title: 'names of the store itself are refused',
    run: async (subject) => {
      for (const stream of ['$all', '$settings', '$$$all', '$ce-crisis'])
        expect(await refusal(accepted(subject, stream))).toMatchObject({ code: 'INVALID_EVENT' });
    },
  },
  {
    no: 31,
    title: '10 good and 10 bad type names',
    run: async ({ log }) => {
      expect([goodTypes.length, badTypes.length]).toEqual([10, 10]);
      for (const type of goodTypes) await log.append(newStream(), -1, [event({}, { type })]);
      for (const type of badTypes)
        expect(await refusal(log.append(newStream(), -1, [event({}, { type })]))).toMatchObject({
          code: 'INVALID_EVENT',
          detail: { pointer: '/events/0/type' },
        });
    },
  },
  {
    no: 32,
    title: 'data of 256 KiB is accepted, one byte more TOO_LARGE',
    run: async ({ log }) => {
      const limit = 256 * 1024;
      expect(JSON.stringify(dataOf(limit))).toHaveLength(limit);
      await log.append(newStream(), -1, [event(dataOf(limit))]);
      expect(await refusal(log.append(newStream(), -1, [event(dataOf(limit + 1))]))).toMatchObject({
        code: 'TOO_LARGE',
        detail: { pointer: '/events/0/data' },
      });
    },
  },
  {
    no: 33,
    title: 'metadata of 16 KiB as recorded is accepted, one byte more TOO_LARGE',
    run: async ({ log }) => {
      const limit = 16 * 1024;
      const stream = newStream();
      await log.append(stream, -1, [event({}, { metadata: metadataOf(limit) })]);
      expect(JSON.stringify((await log.read(stream)).events[0]!.metadata)).toHaveLength(limit);
      expect(
        await refusal(log.append(newStream(), -1, [event({}, { metadata: metadataOf(limit + 1) })])),
      ).toMatchObject({
        code: 'TOO_LARGE',
      });
    },
  },
  {
    no: 34,
    title: 'an append of 1 MiB is accepted, more refused',
    run: async ({ log }) => {
      const sized = (total: number) => {
        const envelope = metadataOf(1024);
        const rest = total - 4 * 1024 - 3 * 200_000;
        return [200_000, 200_000, 200_000, rest].map((bytes) =>
          event(dataOf(Math.min(bytes, 256 * 1024)), { metadata: envelope }),
        );
      };
      const five = (total: number) => [
        ...sized(820_000),
        event(dataOf(total - 820_000 - 1024), { metadata: metadataOf(1024) }),
      ];
      expect(await log.append(newStream(), -1, five(1024 * 1024))).toMatchObject({ lastRevision: 4 });
      expect(await refusal(log.append(newStream(), -1, five(1024 * 1024 + 1)))).toMatchObject({ code: 'TOO_LARGE' });
    },
  },
  {
    no: 35,
    title: 'what is not plain JSON is INVALID_EVENT with a pointer, promptly',
    run: async ({ log, start }) => {
      for (const [what, make] of Object.entries(notJson)) {
        const error = await refusal(log.append(newStream(), -1, [event(make() as never)]));
        expect([what, error.code]).toEqual([what, 'INVALID_EVENT']);
        expect(error.detail.pointer).toMatch(/^\/events\/0\/data/);
      }
      const strange = { ...metadata(), recordedAt: '2026-11-22T22:31:07.000000Z' };
      expect(await refusal(log.append(newStream(), -1, [event({}, { metadata: strange })]))).toMatchObject({
        detail: { pointer: '/events/0/metadata/recordedAt' },
      });
      expect(await log.head()).toBe(start);
    },
  },
  {
    no: 36,
    title: 'ids that are not UUIDs are refused',
    run: async ({ log }) => {
      for (const id of [
        '',
        'x',
        '1',
        uuid7().toUpperCase(),
        uuid7().replaceAll('-', ''),
        `${uuid7()}0`,
        `{${uuid7()}}`,
      ])
        expect(await refusal(log.append(newStream(), -1, [event({}, { id })]))).toMatchObject({
          code: 'INVALID_EVENT',
          detail: { pointer: '/events/0/id' },
        });
    },
  },
  {
    no: 37,
    title: 'one id twice in an append is refused',
    run: async ({ log }) => {
      const id = uuid7();
      const twice = [event({}, { id }), event({}, { id })];
      expect(await refusal(log.append(newStream(), -1, twice))).toMatchObject({
        code: 'INVALID_EVENT',
        detail: { pointer: '/events/1/id' },
      });
    },
  },
  {
    no: 38,
    title: 'a schemaVersion of 0, below 0, with a fraction or too large is refused',
    run: async ({ log }) => {
      await log.append(newStream(), -1, [event({}, { metadata: metadata({ schemaVersion: 2 ** 31 - 1 }) })]);
      for (const schemaVersion of [0, -1, 1.5, 2 ** 31, Number.NaN, '1' as never])
        expect(
          await refusal(log.append(newStream(), -1, [event({}, { metadata: metadata({ schemaVersion }) })])),
        ).toMatchObject({
          code: 'INVALID_EVENT',
          detail: { pointer: '/events/0/metadata/schemaVersion' },
        });
    },
  },
  {
    no: 39,
    title: 'an expected revision with a fraction, NaN or below -1 is refused',
    run: async ({ log }) => {
      for (const expected of [0.5, Number.NaN, -2, Number.POSITIVE_INFINITY, '0' as never])
        expect(await refusal(log.append(newStream(), expected, events(1)))).toMatchObject({
          code: 'INVALID_EVENT',
          detail: { pointer: '/expected' },
        });
    },
  },
  {
    no: 40,
    title: 'text survives exactly',
    run: async ({ log }) => {
      const texts = ['é', 'e\u0301', '👩‍👩‍👧', 'a\u2028b\u2029', 'مرحبا', 'a\u0000b', '\\"\n\t', 'x'.repeat(32 * 1024)];
      const stream = newStream();
      await log.append(stream, -1, [event({ texts })]);
      expect((await log.read(stream)).events[0]!.data).toEqual({ texts });
    },
  },
  {
    no: 41,
    title: 'the greatest integers and decimals as text survive exactly',
    run: async ({ log }) => {
      const data = { most: Number.MAX_SAFE_INTEGER, least: Number.MIN_SAFE_INTEGER, longitude: '-98.765042', zero: 0 };
      const stream = newStream();
      await log.append(stream, -1, [event(data)]);
      expect((await log.read(stream)).events[0]!.data).toEqual(data);
    },
  },
];

import { encode } from '../../../contracts/encoding';
import { recordedMetadata } from '../../../contracts/metadata';
import { dataDigest, metadataDigest } from '../../../infra/event-log/leaf';
import { type Case, event, events, newStream, refusal } from './subject';

const revisions = (page: { readonly events: readonly { readonly revision: number }[] }) =>
  page.events.map(({ revision }) => revision);
const range = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i);

export const streamCases: readonly Case[] = [
  {
    no: 42,
    title: 'a missing stream is an empty page that ends',
    run: async ({ log }) => {
      expect(await log.read(newStream())).toEqual({ events: [], end: true });
      expect(await log.read(newStream(), { backwards: true })).toEqual({ events: [], end: true });
    },
  },
  {
    no: 43,
    title: 'the whole stream in order',
    run: async ({ log }) => {
      const stream = newStream();
      const proposed = events(30);
      await log.append(stream, -1, proposed);
      await log.append(newStream(), -1, events(3));
      const page = await log.read(stream);
      expect(page.events.map(({ id }) => id)).toEqual(proposed.map(({ id }) => id));
      expect(page.events.every((each) => each.stream === stream)).toBe(true);
      expect(page.end).toBe(true);
    },
  },
  {
    no: 44,
    title: 'from a revision, that one included',
    run: async ({ log }) => {
      const stream = newStream();
      await log.append(stream, -1, events(10));
      expect(revisions(await log.read(stream, { from: 4 }))).toEqual(range(6, 4));
    },
  },
  {
    no: 45,
    title: 'from beyond the end: empty',
    run: async ({ log }) => {
      const stream = newStream();
      await log.append(stream, -1, events(3));
      expect(await log.read(stream, { from: 3 })).toEqual({ events: [], end: true });
      expect(await log.read(stream, { from: 900 })).toEqual({ events: [], end: true });
    },
  },
  {
    no: 46,
    title: 'pages make the whole, and only the last one ends',
    run: async ({ log }) => {
      const stream = newStream();
      await log.append(stream, -1, events(20));
      const pages = [];
      for (let from = 0; pages.at(-1)?.end !== true; from += 7) pages.push(await log.read(stream, { from, limit: 7 }));
      expect(pages.flatMap(revisions)).toEqual(range(20));
      expect(pages.map(({ end }) => end)).toEqual([false, false, true]);
      expect((await log.read(stream, { limit: 20 })).end).toBe(true);
      expect((await log.read(stream, { limit: 19 })).end).toBe(false);
    },
  },
  {
    no: 47,
    title: 'backwards: the last ones, descending',
    run: async ({ log }) => {
      const stream = newStream();
      await log.append(stream, -1, events(10));
      const page = await log.read(stream, { backwards: true, limit: 3 });
      expect([revisions(page), page.end]).toEqual([[9, 8, 7], false]);
      const rest = await log.read(stream, { backwards: true, from: 2, limit: 3 });
      expect([revisions(rest), rest.end]).toEqual([[2, 1, 0], true]);
    },
  },
  {
    no: 48,
    title: 'an append is visible to its writer at once',
    run: async ({ log }) => {
      const stream = newStream();
      for (let i = 0; i < 50; i++) {
        const { position } = await log.append(stream, i - 1, events(1));
        expect((await log.read(stream, { from: i })).events).toHaveLength(1);
        expect((await log.readAll({ after: position - 1 })).events).toHaveLength(1);
      }
    },
  },
  {
    no: 49,
    title: 'digests equal those of the append, and every event has a salt of its own',
    run: async ({ log }) => {
      const stream = newStream();
      const proposed = Array.from({ length: 40 }, (_, n) =>
        event({ n, text: 'Überschwemmung', list: [null, true, { a: '1.5' }] }),
      );
      await log.append(stream, -1, proposed);
      const { events: found } = await log.read(stream);
      for (const [index, each] of found.entries()) {
        const { salt, recordedAt } = each.metadata;
        expect(Buffer.from(salt, 'base64')).toHaveLength(16);
        expect(dataDigest(salt, encode(each.data))).toEqual(dataDigest(salt, encode(proposed[index]!.data)));
        const sent = encode(recordedMetadata(proposed[index]!.metadata, recordedAt, salt));
        expect(metadataDigest(encode(each.metadata))).toEqual(metadataDigest(sent));
      }
      expect(new Set(found.map((each) => each.metadata.salt)).size).toBe(40);
    },
  },
  {
    no: 50,
    title: 'the whole envelope is there, and only recordedAt and salt were added',
    run: async ({ log }) => {
      const stream = newStream();
      const full = event();
      const rich = {
        ...full,
        metadata: {
          ...full.metadata,
          onBehalfOf: 'user-2',
          authority: 'plan-1',
          source: { kind: 'file', ref: 'ged', reliability: 'A' },
          approval: { a: 1 },
        },
      };
      await log.append(stream, -1, [rich, event()]);
      const [first, second] = (await log.read(stream)).events;
      const { recordedAt, salt, ...given } = first!.metadata;
      expect(given).toEqual(rich.metadata);
      expect([typeof recordedAt, typeof salt]).toEqual(['string', 'string']);
      expect(Object.keys(second!.metadata)).not.toContain('source');
      expect(Object.keys(first!).sort()).toEqual(['data', 'id', 'metadata', 'position', 'revision', 'stream', 'type']);
    },
  },
  {
    no: 51,
    title: '10,000 events in pages of 500 with bounded memory',
    run: async ({ log }) => {
      const stream = newStream();
      for (let i = 0; i < 20; i++) await log.append(stream, i * 500 - 1, events(500));
      const before = process.memoryUsage().heapUsed;
      let most = 0;
      let seen = 0;
      for (let from = 0; from < 10_000; from += 500) {
        const page = await log.read(stream, { from, limit: 500 });
        seen += page.events.length;
        most = Math.max(most, page.events.length);
      }
      expect([seen, most]).toEqual([10_000, 500]);
      expect(process.memoryUsage().heapUsed - before).toBeLessThan(96 * 1024 * 1024);
    },
    timeoutMs: 30_000,
  },
  {
    no: 52,
    title: 'abandoned pages leave nothing open',
    run: async ({ log }) => {
      const stream = newStream();
      await log.append(stream, -1, events(100));
      for (let i = 0; i < 20; i++) await log.read(stream, { limit: 3 });
      await log.readAll({ after: 0, limit: 3 });
      const stop = new AbortController();
      for await (const batch of log.follow({ after: 0, signal: stop.signal })) if (batch.events.length > 0) break;
      // A statement left open would make the store refuse to close.
      await log.close();
    },
  },
  {
    no: 53,
    title: 'an aborted call is CANCELLED',
    run: async ({ log, start }) => {
      const signal = AbortSignal.abort();
      const calls = [
        () => log.append(newStream(), -1, events(1), { signal }),
        () => log.read(newStream(), { signal }),
        () => log.readAll({ after: 0, signal }),
        () => log.head({ signal }),
      ];
      for (const call of calls)
        expect(await refusal(call())).toMatchObject({ code: 'CANCELLED', outcome: 'not-written' });
      expect(await log.head()).toBe(start);
    },
  },
];

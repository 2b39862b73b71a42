import { type Case, events, everything, fill, newStream, positionsOf } from './subject';

const revisions = (page: { readonly events: readonly { readonly revision: number }[] }) =>
  page.events.map(({ revision }) => revision);
const range = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i);

export const allCases: readonly Case[] = [
  {
    no: 54,
    title: 'after 0: everything in position order',
    run: async ({ log, before, start }) => {
      for (let i = 0; i < 10; i++) await log.append(newStream(), -1, events(3));
      const { events: found, end, through } = await log.readAll({ after: 0, limit: 1000 });
      expect(found.slice(0, before.length)).toEqual(before);
      expect(positionsOf(found)).toEqual([...positionsOf(before), ...range(30, start + 1)]);
      expect([end, through]).toEqual([true, start + 30]);
    },
  },
  {
    no: 55,
    title: 'after a position: that one excluded',
    run: async ({ log, start }) => {
      await log.append(newStream(), -1, events(10));
      expect(positionsOf((await log.readAll({ after: start + 4 })).events)).toEqual(range(6, start + 5));
    },
  },
  {
    no: 56,
    title: 'paging has no gap and no repeat, through covers',
    run: async ({ log, before, start }) => {
      await fill(log, 60, 4);
      const found = [];
      for (let after = 0; ; ) {
        const page = await log.readAll({ after, limit: 7 });
        found.push(...positionsOf(page.events));
        expect(page.through).toBe(found.at(-1));
        if (page.end) break;
        after = page.through;
      }
      expect(found).toEqual([...positionsOf(before), ...range(60, start + 1)]);
    },
  },
  {
    no: 57,
    title: 'a log without events behind its start is an empty page that ends',
    run: async ({ log, before, start }) => {
      expect(await log.readAll({ after: start })).toEqual({ events: [], through: start, end: true });
      expect(await everything(log)).toEqual(before);
    },
  },
  {
    no: 58,
    title: 'positions are safe integers above 0 and increase',
    run: async ({ log }) => {
      await fill(log, 50, 5);
      const positions = positionsOf(await everything(log));
      for (const position of positions) expect(Number.isSafeInteger(position) && position > 0).toBe(true);
      positions.slice(1).forEach((position, i) => expect(position).toBeGreaterThan(positions[i]!));
    },
  },
  {
    no: 59,
    title: 'position order agrees with the revision order of every stream',
    run: async ({ log }) => {
      const streams = range(8).map(() => newStream());
      await Promise.all(
        streams.map(async (stream) => {
          for (let i = 0; i < 12; i++) await log.append(stream, i - 1, events(1));
        }),
      );
      const found = await everything(log);
      for (const stream of streams)
        expect(revisions({ events: found.filter((each) => each.stream === stream) })).toEqual(range(12));
    },
  },
  {
    no: 60,
    title: 'the store shows no events of its own',
    run: async ({ log, before }) => {
      const proposed = events(2);
      await log.append(newStream(), -1, proposed);
      expect((await everything(log)).map(({ id }) => id)).toEqual([...before, ...proposed].map(({ id }) => id));
    },
  },
  {
    no: 61,
    title: 'a second instance reads the same sequence',
    run: async ({ log, reader }) => {
      await fill(log, 100, 5);
      const other = await reader!();
      expect(await everything(other)).toEqual(await everything(log));
    },
  },
  {
    no: 62,
    title: 'after a position beyond the head: empty, end',
    run: async ({ log, start }) => {
      await log.append(newStream(), -1, events(2));
      const beyond = start + 900;
      expect(await log.readAll({ after: beyond })).toEqual({ events: [], through: beyond, end: true });
    },
  },
  {
    no: 63,
    title: 'what was read stays a prefix while appends go on',
    run: async ({ log }) => {
      const writing = (async () => {
        for (let i = 0; i < 40; i++) await log.append(newStream(), -1, events(2));
      })();
      const seen = positionsOf(await everything(log, 5));
      await writing;
      expect(positionsOf(await everything(log)).slice(0, seen.length)).toEqual(seen);
    },
  },
];

import { type Case, events, everything, followed, newStream, positionsOf, refusal, through } from './subject';

/** Faults found in other event stores (performance.md §5), each shown absent. */
export const peerCases: readonly Case[] = [
  {
    no: 1,
    title: 'a wrong revision leaves no trace: the right one is accepted next, at the next position',
    run: async ({ log, start }) => {
      const stream = newStream();
      await log.append(stream, -1, events(1));
      for (let i = 0; i < 5; i++) await refusal(log.append(stream, 3 + i, events(2)));
      expect(await log.append(stream, 0, events(1))).toMatchObject({ lastRevision: 1, position: start + 2 });
    },
  },
  {
    no: 2,
    title: '8 callers at once, and 200, are all served',
    run: async ({ log }) => {
      for (const callers of [8, 200]) {
        const answers = await Promise.all(
          Array.from({ length: callers }, () => log.append(newStream(), -1, events(1))),
        );
        expect(new Set(answers.map(({ position }) => position)).size).toBe(callers);
      }
    },
  },
  {
    no: 3,
    title: 'paging while others write skips nothing',
    run: async ({ log, before, start }) => {
      const writing = Promise.all(
        Array.from({ length: 16 }, async () => {
          for (let i = 0; i < 20; i++) await log.append(newStream(), -1, events(2));
        }),
      );
      const batches = await followed(log, 0, through(start + 640));
      await writing;
      const positions = batches.flatMap((batch) => positionsOf(batch.events));
      expect(positions).toEqual([...positionsOf(before), ...Array.from({ length: 640 }, (_, i) => start + i + 1)]);
    },
  },
  {
    no: 4,
    title: '"does not exist" is an expectation, not the absence of one',
    run: async ({ log }) => {
      const stream = newStream();
      await log.append(stream, -1, events(1));
      expect(await refusal(log.append(stream, -1, events(1)))).toMatchObject({ code: 'WRONG_REVISION' });
    },
  },
  {
    no: 5,
    title: 'a repeated id is stored once',
    run: async ({ log, before }) => {
      const stream = newStream();
      const [one] = events(1);
      const same = () => log.append(stream, -1, [one!]);
      const answers = await Promise.all([same(), same(), same()]);
      expect(answers.map(({ repeated }) => repeated)).toEqual([false, true, true]);
      expect(await everything(log)).toHaveLength(before.length + 1);
    },
  },
];

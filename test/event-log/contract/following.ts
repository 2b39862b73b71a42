import { getEventListeners } from 'node:events';
import type { EventLog } from '../../../contracts/event-log';
import { sameAsRecord } from './same-as-record';
import { type Case, events, everything, fill, followed, newStream, positionsOf, through } from './subject';

const append = async (log: EventLog, count = 1) => (await log.append(newStream(), -1, events(count))).position;
const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  const started = performance.now();
  const done = await work;
  expect(performance.now() - started).toBeLessThan(ms);
  return done;
};

export const followingCases: readonly Case[] = [
  {
    no: 64,
    title: 'from 0: the backlog, then live',
    run: async ({ log }) => {
      await fill(log, 1200, 100);
      const batches = await followed(log, 0, ({ live }) => live);
      await sameAsRecord(log, batches);
      expect(batches.slice(0, -1).some(({ live }) => live)).toBe(false);
    },
  },
  {
    no: 65,
    title: 'from a position: that one excluded',
    run: async ({ log, start }) => {
      await fill(log, 30, 3);
      await sameAsRecord(log, await followed(log, start + 11, through(start + 30)), start + 11);
    },
  },
  {
    no: 66,
    title: 'new events arrive in order and live within 1 s',
    run: async ({ log, start }) => {
      const stop = new AbortController();
      const follower = log.follow({ after: start, signal: stop.signal })[Symbol.asyncIterator]();
      expect((await follower.next()).value).toEqual({ events: [], through: start, live: true, head: start });
      for (let i = 0; i < 5; i++) {
        const next = follower.next();
        const position = await append(log, 2);
        const { value: batch } = await within(1000, next);
        expect([positionsOf(batch!.events), batch!.live]).toEqual([[position - 1, position], true]);
      }
      stop.abort();
    },
  },
  {
    no: 67,
    title: 'through covers the batch and never decreases',
    run: async ({ log, start }) => {
      const writing = fill(log, 300, 3);
      const batches = await followed(log, 0, through(start + 300));
      await writing;
      let last = 0;
      for (const batch of batches) {
        expect(batch.through).toBeGreaterThanOrEqual(Math.max(last, batch.events.at(-1)?.position ?? 0));
        last = batch.through;
      }
    },
  },
  {
    no: 68,
    title: 'no later batch goes back to or before an earlier through',
    run: async ({ log, start }) => {
      const writing = fill(log, 300, 3);
      const batches = await followed(log, 0, through(start + 300));
      await writing;
      batches.slice(1).forEach(({ events: found }, i) => {
        if (found.length > 0) expect(found[0]!.position).toBeGreaterThan(batches[i]!.through);
      });
    },
  },
  {
    no: 69,
    title: 'live is never told while an acknowledged event is undelivered',
    run: async ({ log, start }) => {
      let acknowledged = 0;
      const writing = Promise.all(
        Array.from({ length: 8 }, async () => {
          for (let i = 0; i < 60; i++) acknowledged = Math.max(acknowledged, await append(log));
        }),
      );
      const stop = new AbortController();
      const follower = log.follow({ after: 0, signal: stop.signal })[Symbol.asyncIterator]();
      for (let reached = 0; reached < start + 480; ) {
        const known = acknowledged;
        const { value: batch } = await follower.next();
        if (batch!.live) expect(batch!.through).toBeGreaterThanOrEqual(known);
        reached = batch!.through;
      }
      await writing;
      stop.abort();
    },
  },
  {
    no: 74,
    title: 'abort ends the iteration within 1 s without error and releases everything',
    run: async ({ log }) => {
      const stop = new AbortController();
      const following = (async () => {
        let batches = 0;
        for await (const batch of log.follow({ after: 0, signal: stop.signal })) batches += batch.live ? 1 : 0;
        return batches;
      })();
      await append(log);
      stop.abort();
      expect(await within(1000, following)).toBeGreaterThanOrEqual(0);
      expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
    },
  },
  {
    no: 75,
    title: 'break releases everything',
    run: async ({ log }) => {
      const stop = new AbortController();
      await append(log);
      for await (const batch of log.follow({ after: 0, signal: stop.signal })) if (batch.live) break;
      expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
      await log.close();
    },
  },
  {
    no: 76,
    title: 'a throw in the loop releases everything and reaches the caller',
    run: async ({ log }) => {
      const stop = new AbortController();
      await append(log);
      const following = (async () => {
        for await (const batch of log.follow({ after: 0, signal: stop.signal }))
          throw new RangeError(`${batch.through}`);
      })();
      await expect(following).rejects.toThrow(RangeError);
      expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
    },
  },
  {
    no: 82,
    title: 'a new process continues from the saved through',
    run: async ({ log, restarted, start }) => {
      await fill(log, 40, 4);
      const saved = (await followed(log, 0, through(start + 20))).at(-1)!.through;
      const again = await restarted!();
      const position = await append(again);
      await sameAsRecord(again, await followed(again, saved, through(position)), saved);
    },
  },
  {
    no: 83,
    title: 'head is at or beyond through in every batch',
    run: async ({ log, start }) => {
      const writing = fill(log, 300, 3);
      for (const batch of await followed(log, 0, through(start + 300)))
        expect(batch.head).toBeGreaterThanOrEqual(batch.through);
      await writing;
    },
  },
  {
    no: 84,
    title: 'waiting for the position of an append ends within 1 s',
    run: async ({ log }) => {
      for (let i = 0; i < 10; i++) await within(1000, followed(log, 0, through(await append(log))));
    },
  },
  {
    no: 86,
    title: 'follow and readAll give the same sequence',
    run: async ({ log, start }) => {
      const writing = fill(log, 600, 6);
      const batches = await followed(log, 0, through(start + 600));
      await writing;
      expect(batches.flatMap((batch) => batch.events)).toEqual(await everything(log));
    },
  },
];

import type { EventLog } from '../../../contracts/event-log';
import { HeldTurns } from './held-turns';
import { sameAsRecord } from './same-as-record';
import { type Case, deep, event, events, everything, fill, followed, newStream, positionsOf, through } from './subject';

const append = async (log: EventLog, count = 1) => (await log.append(newStream(), -1, events(count))).position;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Followers of much, slow ones and many at once. */
export const followingLoadCases: readonly Case[] = [
  {
    no: 70,
    title: 'a batch has at most 500 events and 1 MiB',
    run: async ({ log, start }) => {
      await fill(log, 1500);
      const large = Array.from({ length: 16 }, () =>
        event({ parts: ['x'.repeat(30_000), 'y'.repeat(30_000), 'z'.repeat(30_000)] }),
      );
      for (const each of large) await log.append(newStream(), -1, [each]);
      const batches = await followed(log, 0, through(start + 1516));
      for (const batch of batches) {
        expect(batch.events.length).toBeLessThanOrEqual(500);
        expect(batch.events.reduce((sum, each) => sum + JSON.stringify(each.data).length, 0)).toBeLessThanOrEqual(
          1024 * 1024,
        );
      }
      await sameAsRecord(log, batches);
    },
  },
  {
    no: 71,
    title: 'a consumer that pauses under 200 events/s catches up, nothing lost, not live meanwhile',
    run: async ({ log }) => {
      const stop = new AbortController();
      const follower = log.follow({ after: 0, signal: stop.signal })[Symbol.asyncIterator]();
      await append(log);
      const batches = [(await follower.next()).value!];
      const pauseMs = deep ? 30_000 : 5000;
      for (const ends = Date.now() + pauseMs; Date.now() < ends; await pause(50)) await append(log, 10);
      const head = await log.head();
      while (batches.at(-1)!.through < head) batches.push((await follower.next()).value!);
      stop.abort();
      await sameAsRecord(log, batches);
      expect(batches.slice(1, -1).some(({ live }) => live)).toBe(false);
      expect(batches.at(-1)!.live).toBe(true);
      expect(Math.max(...batches.map((batch) => batch.events.length))).toBeLessThanOrEqual(500);
    },
    timeoutMs: 60_000,
  },
  {
    no: 72,
    title: 'a consumer that never pulls blocks neither writers nor others',
    run: async ({ log, start }) => {
      const stop = new AbortController();
      const idle = log.follow({ after: 0, signal: stop.signal })[Symbol.asyncIterator]();
      await idle.next();
      await fill(log, 2000, 20);
      await sameAsRecord(log, await followed(log, 0, through(start + 2000)));
      stop.abort();
    },
  },
  {
    no: 73,
    title: '20 followers from different positions see the same sequence',
    run: async ({ log, start }) => {
      await fill(log, 100, 5);
      const recorded = positionsOf(await everything(log));
      const afters = Array.from({ length: 20 }, (_, i) => recorded[Math.floor((i * recorded.length) / 20)]!);
      const following = afters.map((after) => followed(log, after, through(start + 200)));
      await fill(log, 100, 5);
      for (const [i, batches] of (await Promise.all(following)).entries()) await sameAsRecord(log, batches, afters[i]);
    },
  },
  {
    no: 85,
    title: 'a backlog of 100,000 events comes in order and never holds the event loop for 50 ms',
    run: async ({ log, before, start }) => {
      const count = 100_000;
      await fill(log, count);
      const positions = [...positionsOf(before), ...Array.from({ length: count }, (_, i) => start + i + 1)].values();
      const turns = new HeldTurns();
      // Nothing is kept: a heap of so many events would be collected in the turns that are measured.
      let batches = 0;
      for await (const { events: found, through: reached } of log.follow({
        after: 0,
        signal: AbortSignal.timeout(60_000),
      })) {
        batches += 1;
        for (const { position } of found)
          if (position !== positions.next().value) throw new Error(`gap before ${position}`);
        if (reached >= start + count) break;
      }
      const longestMs = await turns.end();
      expect(positions.next().done).toBe(true);
      expect(batches).toBeGreaterThanOrEqual(count / 500);
      expect(longestMs).toBeLessThan(50);
    },
    timeoutMs: 120_000,
  },
];

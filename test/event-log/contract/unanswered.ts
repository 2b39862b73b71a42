import { driven } from './faults';
import { type Case, events, everything, newStream, refusal } from './subject';

/** Short for a caller, long for a store that answers. */
const timeoutMs = 100;

/** Appends that got no answer in time, and what becomes of them. */
export const unansweredCases: readonly Case[] = [
  {
    no: 22,
    title: 'an append without an answer in time that was written after all is repeated when it is sent again',
    run: async ({ log, before, faults, start }) => {
      const stream = newStream();
      const proposed = events(2);
      await log.append(newStream(), -1, events(1));
      const release = driven(faults, 'stall')();
      const lost = await refusal(log.append(stream, -1, proposed, { timeoutMs })).finally(release);
      expect(lost).toMatchObject({ code: 'TIMEOUT', outcome: 'unknown', retryable: true });
      const answer = { stream, firstRevision: 0, lastRevision: 1, position: start + 3 };
      expect(await log.append(stream, -1, proposed)).toEqual({ ...answer, repeated: true });
      expect(await everything(log)).toHaveLength(before.length + 3);
    },
  },
  {
    no: 23,
    title: 'an append without an answer in time that was not written is recorded once when it is sent again',
    run: async ({ log, before, faults, start }) => {
      const stream = newStream();
      const proposed = events(2);
      await log.append(newStream(), -1, events(1));
      const release = driven(faults, 'stall')();
      const waiting = refusal(log.append(newStream(), -1, events(1), { timeoutMs: 20_000 }));
      const lost = refusal(log.append(stream, -1, proposed, { timeoutMs }));
      expect(await lost).toMatchObject({ code: 'TIMEOUT', outcome: 'unknown' });
      // The store gives up both together, which the caller who still waits is told.
      expect(await waiting.finally(release)).toMatchObject({ code: 'UNAVAILABLE', outcome: 'not-written' });
      expect(await log.append(stream, -1, proposed)).toMatchObject({ position: start + 3, repeated: false });
      expect(await log.append(stream, -1, proposed)).toMatchObject({ position: start + 3, repeated: true });
      expect(await everything(log)).toHaveLength(before.length + 3);
    },
  },
  {
    no: 94,
    title: 'no answer is TIMEOUT with an unknown outcome, within 500 ms after the time given',
    run: async ({ log, faults }) => {
      await log.append(newStream(), -1, events(1));
      const release = driven(faults, 'stall')();
      try {
        for (const given of [50, 400]) {
          const began = performance.now();
          const error = await refusal(log.append(newStream(), -1, events(1), { timeoutMs: given }));
          const took = performance.now() - began;
          expect(error).toMatchObject({ code: 'TIMEOUT', outcome: 'unknown', retryable: true });
          expect(took).toBeGreaterThanOrEqual(given);
          expect(took).toBeLessThan(given + 500);
        }
      } finally {
        release();
      }
    },
  },
  {
    no: 95,
    title: 'an answer that comes late changes nothing, and no rejection is left unhandled',
    run: async ({ log, faults, start }) => {
      await log.append(newStream(), -1, events(1));
      const release = driven(faults, 'stall')();
      const call = log.append(newStream(), -1, events(1), { timeoutMs });
      const error = await refusal(call).finally(release);
      // Answered behind the late answer.
      expect(await log.append(newStream(), -1, events(1))).toMatchObject({ position: start + 3 });
      await new Promise(setImmediate);
      expect(await refusal(call)).toBe(error);
      expect(await log.head()).toBe(start + 3);
      expect(log.health()).toEqual({ state: 'ready' });
      await log.close();
    },
  },
  {
    no: 98,
    title: 'what the store gave up is not sent again behind the back of a caller who was told that it is not written',
    run: async ({ log, faults, start }) => {
      const stream = newStream();
      const proposed = events(2);
      await log.append(newStream(), -1, events(1));
      const release = driven(faults, 'stall')();
      const given = await refusal(log.append(stream, -1, proposed, { timeoutMs: 20_000 })).finally(release);
      expect(given).toMatchObject({ code: 'UNAVAILABLE', outcome: 'not-written', retryable: true });
      expect(await log.append(newStream(), -1, events(1))).toMatchObject({ position: start + 2 });
      expect((await log.read(stream)).events).toEqual([]);
      expect(await log.append(stream, -1, proposed)).toMatchObject({
        lastRevision: 1,
        position: start + 4,
        repeated: false,
      });
    },
  },
];

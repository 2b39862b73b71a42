import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Case, events, newStream, refusal } from './subject';

export const healthCases: readonly Case[] = [
  {
    no: 88,
    title: 'the head of a log without events is where it starts',
    run: async ({ log, start }) => expect(await log.head()).toBe(start),
  },
  {
    no: 89,
    title: 'the head covers an acknowledged append',
    run: async ({ log }) => {
      for (let i = 0; i < 10; i++) {
        const { position } = await log.append(newStream(), -1, events(2));
        expect(await log.head()).toBeGreaterThanOrEqual(position);
      }
    },
  },
  {
    no: 90,
    title: 'health tells ready, read-only and unavailable with a reason',
    run: async ({ log, reader }) => {
      expect(log.health()).toEqual({ state: 'ready' });
      const other = await reader?.();
      if (other) expect(other.health()).toEqual({ state: 'read-only', reason: expect.any(String) });
      await log.close();
      expect(log.health()).toEqual({ state: 'unavailable', reason: expect.any(String) });
    },
  },
  {
    no: 91,
    title: 'close settles pending appends, ends followers; later calls are CLOSED',
    run: async ({ log }) => {
      const stop = new AbortController();
      const following = (async () => {
        for await (const batch of log.follow({ after: 0, signal: stop.signal })) void batch;
      })();
      const pending = Array.from({ length: 50 }, () => log.append(newStream(), -1, events(1)));
      const closing = log.close();
      for (const each of await Promise.allSettled(pending)) expect(each.status).toBe('fulfilled');
      await closing;
      await following;
      const late = log.follow({ after: 0, signal: stop.signal })[Symbol.asyncIterator]();
      const calls = [
        () => log.append(newStream(), -1, events(1)),
        () => log.read(newStream()),
        () => log.readAll({ after: 0 }),
        () => log.head(),
        () => late.next(),
      ];
      for (const call of calls) expect(await refusal(call())).toMatchObject({ code: 'CLOSED', outcome: 'not-written' });
    },
  },
  {
    no: 92,
    title: 'closing twice is harmless, and the process ends by itself',
    run: async ({ log, program }) => {
      await log.close();
      await log.close();
      const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
      const said: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
      const [code] = await once(child, 'exit', { signal: AbortSignal.timeout(10_000) });
      expect([code, Buffer.concat(said).toString()]).toEqual([0, 'closed']);
    },
    timeoutMs: 15_000,
  },
];

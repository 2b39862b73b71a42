import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Case, event, events, everything, followed, metadata, newStream, refusal, through } from './subject';

const canary = 'CANARY-4f1c';

export const healthCases: readonly Case[] = [
  { no: 88, title: 'the head of an empty log is 0', run: async ({ log }) => expect(await log.head()).toBe(0) },
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
        log.append(newStream(), -1, events(1)),
        log.read(newStream()),
        log.readAll({ after: 0 }),
        log.head(),
        late.next(),
      ];
      for (const call of calls) expect(await refusal(call)).toMatchObject({ code: 'CLOSED', outcome: 'not-written' });
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

export const failureCases: readonly Case[] = [
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
    notFor: { memory: 'its writer cannot stop alone' },
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
        log.append(stream, 7, [event({ title: canary })]),
        log.append(newStream(), -1, [secret]),
        log.append(stream, 0, [event({ title: canary, n: 0.5 })]),
        log.append(stream, 0, [event({ title: `${canary}\ud800` })]),
        log.append(stream, 0, [event({}, { metadata: { ...metadata(), authority: 5 as never, onBehalfOf: canary } })]),
        log.append(stream, 0, [event({ list: Array.from({ length: 10 }, () => canary.repeat(2900)) })]),
      ];
      for (const attempt of attempts) {
        const error = await refusal(attempt);
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

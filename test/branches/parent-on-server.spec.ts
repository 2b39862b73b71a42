import { type EventLog, EventLogError, type Health, type StreamPage } from '../../contracts/event-log';
import { events, everything, fill, followed, newStream, refusal, through } from '../event-log/contract/subject';
import { PassingLog } from '../event-log/defects/broken-log';
import { shared } from './live';
import { onServer } from './server-harness';
import { commitOf } from './sparse-log';

/** Takes every question and answers none, as the port allows: until the time is over or the caller aborts. */
class Silent extends PassingLog {
  override read(...[, page]: Parameters<EventLog['read']>): Promise<StreamPage> {
    const { promise, reject } = Promise.withResolvers<StreamPage>();
    const timer = setTimeout(() => reject(new EventLogError('TIMEOUT')), page!.timeoutMs);
    page!.signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new EventLogError('CANCELLED'));
    });
    return promise;
  }
}

/** Notes how much time each question was given, in milliseconds. */
class Noting extends PassingLog {
  readonly given: (number | undefined)[] = [];
  override read(...args: Parameters<EventLog['read']>) {
    this.given.push(args[1]?.timeoutMs);
    return super.read(...args);
  }
}

class Gone extends PassingLog {
  override health(): Health {
    return { state: 'unavailable', reason: 'no connection' };
  }
}

const on = onServer((log) => log.append(shared, -1, events(10)));

it('a parent that does not answer lets appends fail unwritten in their time, reads in theirs', async () => {
  const silent = new Noting(new Silent(on.parent.log));
  const log = await on.open({ log: silent });
  const head = await log.head();
  expect(await refusal(log.append(shared, 9, events(1), { timeoutMs: 50 }))).toMatchObject({
    code: 'UNAVAILABLE',
    outcome: 'not-written',
    retryable: true,
  });
  expect(await refusal(log.read(shared, { timeoutMs: 50 }))).toMatchObject({ code: 'TIMEOUT' });
  expect(silent.given).toHaveLength(2);
  for (const each of silent.given) expect(each).toBeLessThanOrEqual(50);
  expect(await log.head()).toBe(head);
});

it('a question to it is given up with the call', async () => {
  const log = await on.open({ log: new Silent(on.parent.log) });
  const stop = new AbortController();
  const given = [log.append(shared, 9, events(1), { signal: stop.signal }), log.read(shared, { signal: stop.signal })];
  const refused = Promise.all(given.map(refusal));
  stop.abort();
  expect(await refused).toMatchObject([{ code: 'CANCELLED', outcome: 'not-written' }, { code: 'CANCELLED' }]);
});

it('each question is given what is left of the time', async () => {
  const noting = new Noting(on.parent.log);
  const log = await on.open({ log: noting, at: commitOf(3) });
  await log.read(shared, { timeoutMs: 900 });
  expect(noting.given.length).toBeGreaterThan(3);
  for (const [index, each] of noting.given.entries()) expect(each).toBeLessThan(noting.given[index - 1] ?? 900);
});

it('a parent that ends under a follower ends it, and nothing is left out', async () => {
  await on.replace((log) => fill(log, 1000));
  const log = await on.open();
  const batches = log.follow({ after: 0, signal: new AbortController().signal })[Symbol.asyncIterator]();
  expect((await batches.next()).value).toMatchObject({ through: commitOf(500), live: false, head: commitOf(1000) + 1 });
  await on.server.close();
  expect(await batches.next()).toEqual({ done: true, value: undefined });
});

it('a parent that has gone back before the branch began is REWOUND', async () => {
  const { base } = (await on.open()).meta;
  await on.replace((log) => log.append(newStream(), -1, events(4)));
  const rewound = { code: 'REWOUND', outcome: 'n/a', detail: { position: base } };
  expect(await refusal(on.open())).toMatchObject(rewound);
  const log = await on.unchecked();
  expect(await refusal(everything(log))).toMatchObject(rewound);
  expect(await refusal(followed(log, 0, through(base)))).toMatchObject(rewound);
});

it('a parent that cannot be reached makes the branch unavailable', async () => {
  expect((await on.open({ log: new Gone(on.parent.log) })).health()).toEqual({
    state: 'unavailable',
    reason: 'the parent: no connection',
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { EventLog, EventLogError } from '../../contracts/event-log';
import { openLog } from '../../infra/event-log/open-log';
import { logFile } from '../../infra/event-log/sqlite/open-store';
import { openForWriting } from '../../infra/event-log/sqlite/opening';
import { writerSettings } from '../../infra/event-log/sqlite/settings';
import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { TileStore } from '../../infra/event-log/sqlite/tile-store';
import { requireLocalVolume } from '../../infra/event-log/sqlite/volume';
import { openDatabase, readBack, requireSqlite } from '../../infra/sqlite';
import {
  deep,
  event,
  events,
  everything,
  fill,
  followed,
  newStream,
  refusal,
  TestClock,
  through,
} from './contract/subject';
import { naiveRoot } from './naive-tree';
import { newFolder, programOn } from './sqlite-subject';

const clock = new TestClock();
let dir: string;
let remove: () => Promise<void>;
const children: ChildProcess[] = [];
beforeEach(async () => {
  ({ dir, remove } = await newFolder());
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(opened.splice(0).map((log) => log.close()));
  await remove();
});

const opened: EventLog[] = [];
/** A log that is closed after the test, also when the test fails: its thread would keep the process. */
const kept = <T extends EventLog>(log: T): T => {
  opened.push(log);
  return log;
};
const open = async (more: { readonly realm?: string; readonly readOnly?: boolean; readonly origin?: string } = {}) =>
  kept(await SqliteEventLog.open({ dir, realm: 'live', clock, ...more }));

/** Makes a log with some events and closes it. */
async function made(count = 3) {
  const log = await open();
  await fill(log, count);
  await log.close();
  return log.meta;
}

const reasonOf = async (opening: Promise<unknown>) => (await refusal(opening)).detail.reason;

/** A child process that runs a program and whose lines are read one by one. */
function run(program: string) {
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

describe('S-01 flushing', () => {
  it('is on in a file that is opened again', async () => {
    await made();
    const db = openDatabase(logFile(dir), writerSettings);
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    db.pragma('synchronous=NORMAL');
    expect(() => readBack(db, writerSettings.pragmas)).toThrow('synchronous is 1, not FULL');
    db.close();
  });

  it('would be weaker without our settings', async () => {
    await made();
    const db = openDatabase(logFile(dir));
    db.prepare('SELECT 1 FROM meta').get();
    expect(db.pragma('synchronous', { simple: true })).toBe(1);
    db.close();
  });
});

it('S-02 an old SQLite is refused', () => {
  for (const version of ['3.51.2', '3.50.4', '3.7.0', '2.99.99'])
    expect(() => requireSqlite(version)).toThrow('older than 3.51.3');
  for (const version of ['3.51.3', '3.54.1', '4.0.0']) requireSqlite(version);
});

describe('S-03 the lock', () => {
  it('refuses a second writer in this process and in another, and is free after a kill', async () => {
    const { child, lines } = run(programOn(dir, `console.log('open');`));
    expect((await lines.next()).value).toBe('open');
    expect(await reasonOf(open())).toBe('LOCKED');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const log = await open();
    expect(await reasonOf(open())).toBe('LOCKED');
    await log.close();
    await (await open()).close();
  });
});

/** The right edge that a start finds, against the definition over all leaves. */
function checkTree() {
  const db = openDatabase(logFile(dir), { mustExist: true });
  const leaves = db.prepare<[], Buffer>('SELECT leaf FROM event ORDER BY position').pluck().all();
  expect(new TileStore(db, 0).root()).toEqual(naiveRoot(leaves));
  db.close();
}

describe('kill -9', () => {
  it('loses no acknowledged append and keeps the tree', async () => {
    const writer = `
      const write = async (w) => {
        for (let i = 0; ; i++) {
          const event = { ...${JSON.stringify(event())}, id: require('node:crypto').randomUUID() };
          const { position } = await log.append('crisis-' + w, i - 1, [event]);
          console.log(position + ' ' + event.id);
        }
      };
      for (let w = 0; w < 4; w++) void write(w);`;
    let recorded = 0;
    for (let round = 0; round < (deep ? 20 : 4); round++) {
      const { child, lines } = run(programOn(dir, writer.replaceAll(`'crisis-' + w`, `'crisis-${round}-' + w`)));
      const acknowledged = new Map<number, string>();
      for (let i = 0; i < 60 + round * 41; i++) {
        const [position, id] = String((await lines.next()).value).split(' ');
        acknowledged.set(Number(position), id!);
      }
      child.kill('SIGKILL');
      await once(child, 'exit');
      const log = await open();
      const found = await everything(log);
      for (const [position, id] of acknowledged) expect(found[position - 1]).toMatchObject({ position, id });
      expect(found.length).toBeGreaterThanOrEqual(recorded + acknowledged.size);
      recorded = found.length;
      await log.append(newStream(), -1, events(1));
      await log.close();
      recorded += 1;
      checkTree();
    }
  }, 60_000);
});

describe('S-12 ring and file', () => {
  it('hand over without gap or repeat to a slow and a fast follower under load', async () => {
    const count = deep ? 1_000_000 : 30_000;
    const log = await open();
    const check = async (slow: boolean) => {
      let last = 0;
      await followed(
        log,
        0,
        (batch) => {
          for (const { position } of batch.events)
            if (position !== ++last) throw new Error(`${position} after ${last - 1}`);
          return batch.through >= count;
        },
        () => slow && last < count / 2,
      );
      return last;
    };
    const following = Promise.all([check(true), check(false)]);
    for (let done = 0; done < count; done += 2000) await Promise.all(Array.from({ length: 4 }, () => fill(log, 500)));
    expect(await following).toEqual([count, count]);
    await log.close();
  }, 300_000);
});

it('S-13 the queue is bounded and takes more when it is drained', async () => {
  const log = await open();
  const tries = Array.from({ length: 10_005 }, () => log.append(newStream(), -1, events(1)));
  const settled = await Promise.allSettled(tries);
  const lost = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as EventLogError] : []));
  expect(lost).toHaveLength(5);
  expect(lost[0]).toMatchObject({ code: 'QUEUE_FULL', outcome: 'not-written', retryable: true });
  expect(await log.append(newStream(), -1, events(1))).toMatchObject({ position: 10_001 });
  await log.close();
}, 60_000);

describe('S-14 the writer dies', () => {
  it('leaves the log read-only with the reason; reads and follow go on; a restart recovers', async () => {
    const parts = await openForWriting({ dir, realm: 'live', clock });
    const log = kept(new SqliteEventLog(parts));
    await fill(log, 5);
    const pending = Array.from({ length: 20 }, () => log.append(newStream(), -1, events(1)));
    const settling = Promise.allSettled(pending);
    await new Promise(setImmediate);
    await parts.writing!.writer.terminate();
    for (const each of await settling)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'UNAVAILABLE', outcome: 'unknown' });
    expect(log.health()).toEqual({ state: 'read-only', reason: expect.stringContaining('the writer ended') });
    expect(await refusal(log.append(newStream(), -1, events(1)))).toMatchObject({
      code: 'READ_ONLY',
      outcome: 'not-written',
    });
    const found = await everything(log);
    const batches = await followed(log, 0, through(found.length));
    expect(batches.flatMap((batch) => batch.events)).toEqual(found);
    await log.close();
    const again = await open();
    expect(await everything(again)).toEqual(found);
    await again.append(newStream(), -1, events(1));
    await again.close();
  });
});

it('S-15 a network file system is refused', async () => {
  for (const type of [0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, -11317950])
    expect(await reasonOf(requireLocalVolume(dir, async () => type))).toBe('NETWORK_VOLUME');
  await requireLocalVolume(dir, async () => 0xef53);
});

describe('S-16 another log', () => {
  it('is refused by origin, and by the newest checkpoint kept beside it', async () => {
    const { origin } = await made();
    expect(await reasonOf(open({ origin: `${origin}0` }))).toBe('OTHER_LOG');
    await (await open({ origin })).close();
    await mkdir(join(dir, 'checkpoints'));
    const keep = (size: number, name: string) =>
      writeFile(join(dir, 'checkpoints', `${String(size).padStart(16, '0')}.note`), `${name}\n${size}\n`);
    await keep(2, `${origin}0`);
    await keep(3, origin);
    await (await open()).close();
    await keep(4, `${origin}0`);
    expect(await reasonOf(open())).toBe('OTHER_LOG');
    expect(await reasonOf(open({ readOnly: true }))).toBe('OTHER_LOG');
  });

  it('and another realm', async () => {
    await made();
    expect(await reasonOf(open({ realm: 'exercise-1' }))).toBe('OTHER_REALM');
    expect(await reasonOf(open({ realm: 'exercise-1', readOnly: true }))).toBe('OTHER_REALM');
  });
});

describe('S-17 the file', () => {
  it('of a newer format is refused and left alone', async () => {
    await made();
    const set = (format: number) => {
      const db = openDatabase(logFile(dir));
      db.prepare(`UPDATE meta SET value = ? WHERE key = 'format'`).run(String(format));
      db.close();
    };
    set(2);
    expect(await reasonOf(open())).toBe('NEWER_FORMAT');
    set(1);
    await (await open()).close();
  });

  it('that is no log, or no database, is refused', async () => {
    const db = openDatabase(logFile(dir));
    db.exec('CREATE TABLE other(a)');
    db.close();
    expect(await reasonOf(open())).toBe('NOT_A_LOG');
    await writeFile(logFile(dir), 'x'.repeat(8192));
    expect(await refusal(open())).toMatchObject({ code: 'CORRUPT' });
    expect(await reasonOf(SqliteEventLog.open({ dir: join(dir, 'none'), realm: 'live', clock, readOnly: true }))).toBe(
      'MISSING',
    );
  });
});

describe('S-19 another process', () => {
  it('follows everything while this one writes', async () => {
    const log = await open();
    await fill(log, 200);
    const reading = programOn(
      dir,
      `let next = 1;
       for await (const batch of log.follow({ after: 0, signal: new AbortController().signal })) {
         for (const { position } of batch.events) if (position !== next++) throw new Error('gap before ' + position);
         if (next > 1200) break;
       }
       console.log(next - 1);
       await log.close();`,
    ).replace(`realm: 'live', clock }`, `realm: 'live', clock, readOnly: true }`);
    const { child, lines } = run(reading);
    const exit = once(child, 'exit');
    for (let i = 0; i < 100; i++) await fill(log, 10);
    expect((await lines.next()).value).toBe('1200');
    expect((await exit)[0]).toBe(0);
    await log.close();
  }, 30_000);

  it('sees a commit at once when it is poked', async () => {
    const log = await open();
    const reader = await open({ readOnly: true });
    const following = followed(reader, 0, through(1));
    const { position } = await log.append(newStream(), -1, events(1));
    reader.poke();
    expect((await following).at(-1)!.through).toBe(position);
    await reader.close();
    await log.close();
  });
});

it('an epoch and a log id last as long as the file', async () => {
  const first = await made();
  const log = kept(await openLog({ kind: 'sqlite', dir, realm: 'live', clock }));
  expect(log.epoch).toBe(first.epoch);
  expect(first.origin).toBe(`watchfloor.local/log/live/${first.logId}`);
  await log.close();
  expect(existsSync(`${logFile(dir)}-wal`)).toBe(false);
});

it('the write-ahead log has its working size from the start, and what fills it is no part of the record', async () => {
  await made(3);
  const log = await open();
  await fill(log, 2);
  expect(statSync(`${logFile(dir)}-wal`).size).toBeGreaterThan(writerSettings.pragmas.wal_autocheckpoint * 8192);
  const reader = await open({ readOnly: true });
  expect(await everything(reader)).toEqual(await everything(log));
  expect((await everything(reader)).length).toBe(5);
  await log.close();
  expect(statSync(logFile(dir)).size).toBeLessThan(1024 * 1024);
});

it('an append given up before it is sent is not written; given up later its outcome is unknown', async () => {
  const log = await open();
  const stop = new AbortController();
  const unsent = refusal(log.append(newStream(), -1, events(1), { signal: stop.signal }));
  stop.abort();
  expect(await unsent).toMatchObject({ code: 'CANCELLED', outcome: 'not-written' });
  const later = new AbortController();
  const sent = refusal(log.append(newStream(), -1, events(500), { signal: later.signal }));
  await new Promise(setImmediate);
  later.abort();
  expect(await sent).toMatchObject({ code: 'CANCELLED', outcome: 'unknown' });
  const { position } = await log.append(newStream(), -1, events(1));
  expect(position).toBe(501);
  expect(await log.head()).toBe(501);
  await log.close();
});

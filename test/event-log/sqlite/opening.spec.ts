import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { microsOf } from '../../../contracts/clock';
import { ScriptedClock } from '../../../infra/clock';
import { openLog } from '../../../infra/event-log/open-log';
import { logFile } from '../../../infra/event-log/sqlite/open-store';
import { writerSettings } from '../../../infra/event-log/sqlite/settings';
import { SqliteEventLog } from '../../../infra/event-log/sqlite/sqlite-event-log';
import { requireLocalVolume } from '../../../infra/event-log/sqlite/volume';
import { openDatabase, readBack, requireSqlite } from '../../../infra/sqlite';
import { event, newStream, refusal } from '../contract/subject';
import { clock, folder, inFolders, kept, made, open, reasonOf } from './harness';
import { openWithoutRights } from './without-rights';

inFolders();

describe('S-01 flushing', () => {
  it('is on in a file that is opened again', async () => {
    await made();
    const db = openDatabase(logFile(folder()), writerSettings);
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    db.pragma('synchronous=NORMAL');
    expect(() => readBack(db, writerSettings.pragmas)).toThrow('synchronous is 1, not FULL');
    db.close();
  });

  it('would be weaker without our settings', async () => {
    await made();
    const db = openDatabase(logFile(folder()));
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

it('S-15 a network file system is refused', async () => {
  const opened = async (type: number) => requireLocalVolume(folder(), () => type);
  for (const type of [0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, -11317950])
    expect(await reasonOf(opened(type))).toBe('NETWORK_VOLUME');
  await opened(0xef53);
});

describe('S-16 another log', () => {
  it('is refused by origin, and by the newest checkpoint kept beside it', async () => {
    const { origin } = await made();
    expect(await reasonOf(open({ origin: `${origin}0` }))).toBe('OTHER_LOG');
    await (await open({ origin })).close();
    await mkdir(join(folder(), 'checkpoints'));
    const keep = (size: number, name: string) =>
      writeFile(join(folder(), 'checkpoints', `${String(size).padStart(16, '0')}.note`), `${name}\n${size}\n`);
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
      const db = openDatabase(logFile(folder()));
      db.prepare(`UPDATE meta SET value = ? WHERE key = 'format'`).run(String(format));
      db.close();
    };
    set(2);
    expect(await reasonOf(open())).toBe('NEWER_FORMAT');
    set(1);
    await (await open()).close();
  });

  it('that is no log, or no database, is refused', async () => {
    const db = openDatabase(logFile(folder()));
    db.exec('CREATE TABLE other(a)');
    db.close();
    expect(await reasonOf(open())).toBe('NOT_A_LOG');
    await writeFile(logFile(folder()), 'x'.repeat(8192));
    expect(await refusal(open())).toMatchObject({ code: 'CORRUPT' });
    expect(
      await reasonOf(SqliteEventLog.open({ dir: join(folder(), 'none'), realm: 'live', clock, readOnly: true })),
    ).toBe('MISSING');
  });
});

it('C-12 an event in the future of the clock is refused where that is asked for, and told with both times', async () => {
  await made();
  const past = new ScriptedClock(microsOf('2026-11-25T10:00:00.000000Z'));
  const options = { dir: folder(), realm: 'live', clock: past };
  const error = await refusal(SqliteEventLog.open({ ...options, requireClock: true }));
  expect(error).toMatchObject({ code: 'UNAVAILABLE', detail: { reason: 'CLOCK_BEHIND' } });
  expect(error.detail.text).toContain('2026-11-25T10:00:00.000000Z');
  const accepted = await SqliteEventLog.open(options);
  const { position } = await accepted.append(newStream(), -1, [event()]);
  const { events } = await accepted.readAll({ after: position - 2 });
  expect(events[1]!.metadata.recordedAt > events[0]!.metadata.recordedAt).toBe(true);
  await accepted.close();
});

it('an epoch and a log id last as long as the file', async () => {
  const first = await made();
  const log = kept(await openLog({ kind: 'sqlite', dir: folder(), realm: 'live', clock }));
  expect(log.epoch).toBe(first.epoch);
  expect(first.origin).toBe(`watchfloor.local/log/live/${first.logId}`);
  await log.close();
  expect(existsSync(`${logFile(folder())}-wal`)).toBe(false);
});

it('a folder in which nothing may be written is ACCESS_DENIED', async () => {
  for (const failure of await openWithoutRights())
    expect(failure).toMatchObject({ code: 'ACCESS_DENIED', outcome: 'not-written' });
});

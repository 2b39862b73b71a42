import { statSync } from 'node:fs';
import { checkLog } from '../../../infra/event-log/sqlite/inspect';
import { logFile } from '../../../infra/event-log/sqlite/open-store';
import { openForWriting } from '../../../infra/event-log/sqlite/opening';
import { writerSettings } from '../../../infra/event-log/sqlite/settings';
import { SqliteEventLog } from '../../../infra/event-log/sqlite/sqlite-event-log';
import { openDatabase } from '../../../infra/sqlite';
import { event, everything, fill, newStream } from '../contract/subject';
import { checkTree, clock, folder, inFolders, kept, made, open } from './harness';

inFolders();

const walBytes = () => statSync(`${logFile(folder())}-wal`).size;
const workingBytes = writerSettings.pragmas.wal_autocheckpoint * writerSettings.pageSize;
const alarmBytes = 64 * 1024 * 1024;
const finding = () => checkLog(folder()).find(({ check }) => check.startsWith('write-ahead log'));
const large = () => event({ parts: Array.from({ length: 8 }, () => 'x'.repeat(30_000)) });

it('the write-ahead log has its working size from the start, and what fills it is no part of the record', async () => {
  await made(3);
  const log = await open();
  await fill(log, 2);
  expect(walBytes()).toBeGreaterThan(workingBytes);
  const reader = await open({ readOnly: true });
  expect(await everything(reader)).toEqual(await everything(log));
  expect((await everything(reader)).length).toBe(5);
  await log.close();
  expect(statSync(logFile(folder())).size).toBeLessThan(1024 * 1024);
});

it('the write-ahead log that a crash leaves is large enough for the next start', async () => {
  const parts = await openForWriting({ dir: folder(), realm: 'live', clock });
  const log = kept(new SqliteEventLog(parts));
  await fill(log, 5);
  await parts.writing!.writer.terminate();
  await log.close();
  const left = walBytes();
  expect(left).toBeGreaterThan(workingBytes);
  const again = await open();
  await fill(again, 2);
  expect(walBytes()).toBe(left);
  expect(await everything(again)).toHaveLength(7);
});

describe('S-11 a reader that is stuck', () => {
  it('keeps the write-ahead log growing, which is warned of at 64 MiB; nothing is lost, and it is reused afterwards', async () => {
    const log = await open();
    await fill(log, 10);
    const reader = openDatabase(logFile(folder()), { readOnly: true });
    reader.exec('BEGIN');
    const seen = reader.prepare<[], number>('SELECT COUNT(*) FROM event').pluck();
    expect(seen.get()).toBe(10);
    expect(finding()).toMatchObject({ state: 'ok' });
    let appended = 10;
    const append = async () => {
      for (let i = 0; i < 4; i++, appended++) await log.append(newStream(), -1, [large()]);
    };
    while (walBytes() <= alarmBytes && appended < 1000) await append();
    expect(finding()).toMatchObject({ state: 'warning' });
    // The reader still sees what it saw when it got stuck; everybody else sees all.
    expect(seen.get()).toBe(10);
    expect(await everything(log)).toHaveLength(appended);
    reader.exec('COMMIT');
    reader.close();
    // The next commit copies all of it; from then on the file is written over from its start.
    await append();
    const grown = walBytes();
    for (let i = 0; i < 40; i++) await append();
    expect(walBytes()).toBe(grown);
    expect(await everything(await open({ readOnly: true }))).toHaveLength(appended);
    await log.close();
    checkTree();
  }, 60_000);
});

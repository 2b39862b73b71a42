import { open as openFile } from 'node:fs/promises';
import { systemClock } from '../../../infra/clock';
import { SqliteEventLog } from '../../../infra/event-log/sqlite/sqlite-event-log';
import { event, newStream, refusal } from '../contract/subject';
import { naiveRoot } from '../naive-tree';
import { newFolder } from './folder';
import { noVolume, onFullVolume } from './full-volume';
import { fresh, newStore, type Store, wire } from './wire-appends';

let store: Store;
beforeEach(async () => {
  store = await newStore();
});
afterEach(() => store.remove());

const name = (title: string) => (noVolume ? `${title} [skipped: ${noVolume}]` : title);
const when = noVolume ? it.skip : it;

describe('S-10 no space', () => {
  it('in the file is LOG_FULL, leaves nothing behind, and passes by itself when space is free', () => {
    let free = 0;
    const writer = store.writer(() => free);
    writer.write([fresh(3)]);
    store.db.pragma(`max_page_count=${store.db.pragma('page_count', { simple: true })}`);
    const large = () => wire(newStream(), -1, [event({ parts: ['x'.repeat(30_000), 'y'.repeat(30_000)] })]);
    expect(writer.write([large(), fresh()])).toMatchObject([
      { failure: { code: 'LOG_FULL' } },
      { failure: { code: 'LOG_FULL' } },
    ]);
    store.db.pragma('max_page_count=1000000');
    expect(writer.write([fresh()])).toMatchObject([{ failure: { code: 'LOG_FULL' } }]);
    free = 64 * 1024 * 1024;
    expect(writer.write([large()])).toMatchObject([{ position: 4 }]);
    expect(writer.table.tree.root()).toEqual(naiveRoot(store.leaves()));
  });

  when(name('on the volume is LOG_FULL for appends only, and passes without a restart'), async () => {
    const { dir, remove } = await newFolder();
    const told = await onFullVolume(
      dir,
      `
      const again = await failed(append());
      const [health, acknowledged] = [log.health(), appended];
      const read = (await log.readAll({ after: 0 })).events.length;
      require('node:child_process').execFileSync('mount', ['-o', 'remount,size=200m', volume]);
      await append();
      console.log(JSON.stringify({ failure, again, health, acknowledged, read, now: log.health(), head: await log.head() }));
`,
    ).finally(remove);
    const full = { code: 'LOG_FULL', outcome: 'not-written' };
    expect([told.failure, told.again]).toMatchObject([full, full]);
    expect(told.health).toEqual({ state: 'read-only', reason: 'no space left' });
    expect(told.acknowledged).toBeGreaterThan(3);
    expect([told.read, told.head, told.now]).toEqual([told.acknowledged, told.acknowledged + 1, { state: 'ready' }]);
  });
});

describe('C-17 too little space at a start', () => {
  it('lets the log be read only, and recording begins when there is room', async () => {
    let scarce = true;
    const writer = store.writer();
    writer.waitFor(() => !scarce);
    expect([writer.full, writer.foundRoom()]).toEqual([true, false]);
    expect(writer.write([fresh()])).toMatchObject([{ failure: { code: 'LOG_FULL' } }]);
    scarce = false;
    expect([writer.foundRoom(), writer.full]).toEqual([true, false]);
    expect(writer.write([fresh()])).toMatchObject([{ position: 1 }]);
  });

  it('is told from the first moment, without an append', async () => {
    const { dir, remove } = await newFolder();
    const open = (reserve: number) => SqliteEventLog.open({ dir, realm: 'live', clock: systemClock, reserve });
    const log = await open(Number.MAX_SAFE_INTEGER);
    expect(log.health()).toEqual({ state: 'read-only', reason: 'no space left' });
    expect(await refusal(log.append(newStream(), -1, [event()]))).toMatchObject({ code: 'LOG_FULL' });
    expect((await log.readAll({ after: 0 })).events).toEqual([]);
    await log.close();
    const control = await open(0);
    expect(control.health()).toEqual({ state: 'ready' });
    await control.close();
    await remove();
  });

  when(name('passes without a restart and without an append, when the volume has room'), async () => {
    const { dir, remove } = await newFolder();
    const told = await onFullVolume(
      dir,
      `
      await log.close();
      const again = await open(false, { reserve: 2 ** 20 });
      const before = again.health();
      require('node:child_process').execFileSync('mount', ['-o', 'remount,size=200m', volume]);
      while (again.health().state !== 'ready') await new Promise((looked) => setTimeout(looked, 100));
      await again.close();
      console.log(JSON.stringify({ before }));
      process.exit(0);
`,
    ).finally(remove);
    expect(told.before).toEqual({ state: 'read-only', reason: 'no space left' });
  });
});

describe('an unreadable file', () => {
  it('stops the writer for good', async () => {
    const writer = store.writer();
    writer.write([fresh(400)]);
    store.db.pragma('wal_checkpoint(TRUNCATE)');
    const file = await openFile(store.file, 'r+');
    const { size } = await file.stat();
    // Everything but the first page, which names the tables.
    await file.write(Buffer.alloc(size - 8192, 0xaa), 0, size - 8192, 8192);
    await file.close();
    store.db.pragma('shrink_memory');
    expect(writer.write([fresh(), fresh()])).toMatchObject([
      { failure: { code: 'READ_ONLY' } },
      { failure: { code: 'READ_ONLY' } },
    ]);
    expect(writer.stopped).toMatch(/^SQLITE_(CORRUPT|NOTADB)/);
    expect(writer.write([fresh()])).toMatchObject([{ failure: { code: 'READ_ONLY' } }]);
  });
});

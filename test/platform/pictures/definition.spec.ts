import type { EventLog, FollowBatch } from '../../../contracts/event-log';
import { MemoryKeyStore } from '../../../infra/key-store/memory-key-store';
import { SqlitePictureStore } from '../../../infra/picture-store/sqlite';
import type { Register } from '../../../projections/register';
import { signalsRegister } from '../../../projections/watch/signals-register';
import { RegisterWriter, tableOf, type WriterReport } from '../../../src/platform/pictures/register-writer';
import { SealedTexts } from '../../../src/platform/sealing/sealed-texts';
import { startApp, type TestApp } from '../../app';
import { signalOf } from '../../matter';

jest.setTimeout(60_000);

const changed = {
  ...signalsRegister,
  show: (row: never, key: string) => ({ ...signalsRegister.show(row, key), shownBy: 'another definition' }),
} as Register;

describe('a register whose definition has changed', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startApp({ log: 'memory' });
    for (let n = 0; n < 30; n++)
      await server.officer.command('ReportSignal', signalOf('KEN', { headline: `Report ${n}` }));
  });
  afterAll(() => server.close());

  /** Runs a definition until it is swapped in; `between` runs before each batch after the first. */
  const run = async (
    store: SqlitePictureStore,
    register: Register,
    between: (report: WriterReport) => void = () => {},
  ) => {
    const stop = new AbortController();
    const done = Promise.withResolvers<void>();
    let last: WriterReport = { positions: {}, gained: {}, parked: {}, rebuilding: [] };
    const writer = new RegisterWriter(
      inSmallBatches(server.log, () => between(last)),
      store,
      [register],
      new SealedTexts(new MemoryKeyStore()),
      (report) => {
        last = report;
        if (report.rebuilding.length === 0) done.resolve();
      },
    );
    const running = writer.run(stop.signal);
    await done.promise;
    stop.abort();
    await running;
    return last;
  };
  const all = (store: SqlitePictureStore) => store.query('signals', { filter: {}, limit: 1000 });
  const found = (store: SqlitePictureStore) =>
    store.query('signals', { filter: {}, limit: 1000, text: { words: 'report', members: ['headline'] } });

  it('is rebuilt beside the old one, which is read until the new one has caught up', async () => {
    const store = new SqlitePictureStore(':memory:', { tables: [tableOf(signalsRegister)] });
    expect(tableOf(changed).definition).not.toBe(tableOf(signalsRegister).definition);
    await run(store, signalsRegister);
    const before = all(store);
    expect([before.length, found(store).length]).toEqual([30, 30]);
    let looked = 0;
    await run(store, changed, (report) => {
      looked += 1;
      expect(report.rebuilding).toEqual(['signals']);
      expect(all(store)).toEqual(before);
      expect(found(store)).toHaveLength(30);
      expect(store.reached('signals').definition).toBe(tableOf(signalsRegister).definition);
    });
    expect(looked).toBeGreaterThan(3);
    expect(store.reached('signals').definition).toBe(tableOf(changed).definition);
    expect(all(store).map(({ shown }) => shown.shownBy)).toEqual(before.map(() => 'another definition'));
    expect([found(store).length, all(store).map(({ key }) => key)]).toEqual([30, before.map(({ key }) => key)]);
    store.close();
  });

  it('parks an event that its fold cannot take, tells the reason, and goes on', async () => {
    const store = new SqlitePictureStore(':memory:', { tables: [tableOf(signalsRegister)] });
    const picky = {
      ...signalsRegister,
      on: {
        ...signalsRegister.on,
        SignalReported: (row: never, event: never, key: string, context: never) => {
          if ((event as { data: { headline: string } }).data.headline === 'Report 7')
            throw new Error('seven is too much');
          return signalsRegister.on.SignalReported!(row, event, key, context);
        },
      },
    } as unknown as Register;
    const { parked } = await run(store, picky);
    expect([parked.signals, store.reached('signals').parked, all(store).length]).toEqual([1, 1, 29]);
    store.close();
  });
});

/** The same log, told in batches of five events with something between them. */
function inSmallBatches(log: EventLog, between: () => void): EventLog {
  async function* follow({
    after = 0,
    signal,
  }: {
    readonly after?: number;
    readonly signal: AbortSignal;
  }): AsyncGenerator<FollowBatch, void> {
    for (let through = after; !signal.aborted; ) {
      const page = await log.readAll({ after: through, limit: 5 });
      const head = await log.head();
      if (through > after) between();
      ({ through } = page);
      yield { events: page.events, through, live: page.end, head };
      if (page.end) return;
    }
  }
  return Object.assign(Object.create(log), {
    head: () => log.head(),
    read: log.read.bind(log),
    readAll: log.readAll.bind(log),
    follow,
  });
}

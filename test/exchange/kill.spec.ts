import { KilledServer } from './killed-server';
import { longFile } from './long-file';

let killed: KilledServer;
beforeAll(async () => {
  killed = await KilledServer.start();
}, 120_000);
afterAll(() => killed?.remove());

test('an import whose server is killed twice at any row ends in the counts of an undisturbed one', async () => {
  const file = longFile(50);
  const batchId = await killed.upload('ged191-long.csv', file);
  const first = await killed.killBetween(1, 1200);
  const second = await killed.killBetween(first + 50, 2400);
  expect([first, second].every((count) => count > 0 && count < 2950)).toBe(true);
  expect(second).toBeGreaterThan(first);
  const { state, counts, totals } = await killed.ended(batchId);
  expect({ state, counts }).toMatchObject({
    state: 'concluded',
    counts: { read: 3001, created: 2950, revised: 0, unchanged: 1, rejected: 50 },
  });
  expect(totals).toMatchObject({ unchanged: { repeated: 1 }, all: { records: 2951 } });
  const signals = await killed.signals();
  expect(signals.every(({ type, revision }) => type === 'SignalReported' && revision === 0)).toBe(true);
  expect(new Set(signals.map(({ stream }) => stream)).size).toBe(2950);
  expect(signals).toHaveLength(2950);
  expect((await killed.events()).filter(({ type }) => type === 'ImportConcluded')).toHaveLength(1);

  // The same rows once more, parsed again: nothing of them is recorded.
  const again = await killed.ended(await killed.upload('ged191-long.csv', file, '&again=true'));
  expect(again.counts).toMatchObject({ read: 3001, created: 0, revised: 0, unchanged: 2951, rejected: 50 });
  expect(await killed.signals()).toHaveLength(2950);
}, 600_000);

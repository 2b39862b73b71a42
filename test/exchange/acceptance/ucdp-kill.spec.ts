import { readFileSync } from 'node:fs';
import { KilledServer } from '../killed-server';
import { sharedFile } from './shared-file';

const file = sharedFile('ucdp/ged191_mmr_bgd.csv', 'bc222f344883ba88');
const when = 'path' in file ? describe : describe.skip;

when('path' in file ? 'the UCDP GED 19.1 file on a server that is killed' : file.skipped, () => {
  let killed: KilledServer;
  beforeAll(async () => {
    killed = await KilledServer.start();
  }, 120_000);
  afterAll(() => killed?.remove());

  test('ends in exact counts, and the second import records no domain event', async () => {
    const text = readFileSync((file as { path: string }).path, 'utf8');
    const batchId = await killed.upload('ged191_mmr_bgd.csv', text);
    const first = await killed.killBetween(1, 1300);
    const second = await killed.killBetween(first + 50, 2600);
    expect([first > 0, second > first, second < 3194]).toEqual([true, true, true]);
    const { state, release, counts, totals, warnings } = await killed.ended(batchId);
    expect({ state, release, warnings }).toEqual({
      state: 'concluded',
      release: '19.1',
      warnings: { INTERVAL_BROKEN: 6 },
    });
    expect(counts).toMatchObject({ read: 3194, created: 3194, revised: 0, unchanged: 0, rejected: 0, warnings: 6 });
    expect(totals.all).toEqual({
      records: 3194,
      'fatalities.low': 19808,
      'fatalities.best': 20936,
      'fatalities.high': 30686,
      'fatalities.civilians': 7050,
    });
    const signals = await killed.signals();
    expect(signals.every(({ type }) => type === 'SignalReported')).toBe(true);
    expect(new Set(signals.map(({ stream }) => stream)).size).toBe(3194);
    expect(signals).toHaveLength(3194);
    expect((await killed.events()).filter(({ type }) => type === 'ImportConcluded')).toHaveLength(1);

    for (const query of ['', '&again=true']) {
      const again = await killed.ended(await killed.upload('ged191_mmr_bgd.csv', text, query));
      expect(again.counts).toMatchObject({ read: 3194, created: 0, revised: 0, unchanged: 3194, rejected: 0 });
      expect(await killed.signals()).toHaveLength(3194);
    }
  }, 600_000);
});

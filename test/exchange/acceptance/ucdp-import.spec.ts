import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kept, onSignals, type Pipeline, startPipeline } from '../pipeline';
import { temporaryFolder } from '../read';
import { sharedFile } from './shared-file';

const file = sharedFile('ucdp/ged191_mmr_bgd.csv', 'bc222f344883ba88');
const when = 'path' in file ? describe : describe.skip;

when('path' in file ? 'importing the UCDP GED 19.1 file of Myanmar and Bangladesh' : file.skipped, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let pipeline: Pipeline;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(async () => {
    await pipeline?.stop();
    await folder.remove();
  });

  test('creates 3,194 signals once; another file of the same rows nothing; one changed figure one revision', async () => {
    const { path } = file as { path: string };
    const state = kept(folder.path);
    pipeline = await startPipeline(state);
    const began = performance.now();
    const first = await pipeline.import(path);
    const rate = Math.round(3194 / ((performance.now() - began) / 1000));
    console.info(`imported at ${rate} rows/s`);
    expect(first).toMatchObject({ state: 'concluded', release: '19.1', warnings: { INTERVAL_BROKEN: 6 } });
    expect(first.counts).toEqual({
      read: 3194,
      created: 3194,
      revised: 0,
      unchanged: 0,
      withdrawn: 0,
      rejected: 0,
      warnings: 6,
    });
    expect(first.totals.all).toEqual({
      records: 3194,
      'fatalities.low': 19808,
      'fatalities.best': 20936,
      'fatalities.high': 30686,
      'fatalities.civilians': 7050,
    });
    expect(first.totals.countries).toMatchObject({
      MMR: { records: 2593, 'fatalities.best': 19574, 'fatalities.civilians': 6476 },
      BGD: { records: 601, 'fatalities.best': 1362, 'fatalities.civilians': 574 },
    });
    expect(await onSignals(state.log)).toHaveLength(3194);

    const again = await pipeline.import(path);
    expect(again).toMatchObject({
      repeatOf: first.batchId,
      counts: { read: 3194, created: 0, revised: 0, unchanged: 3194 },
    });
    const text = await readFile(path, 'utf8');
    const crlf = join(folder.path, 'renamed.csv');
    await writeFile(crlf, text.replaceAll(/\n(?=\d+,(19|20)\d\d,)/g, '\r\n'));
    expect((await pipeline.import(crlf, { release: '20.1' })).counts).toMatchObject({
      created: 0,
      revised: 0,
      unchanged: 3194,
    });
    expect(await onSignals(state.log)).toHaveLength(3194);

    await writeFile(crlf, text.replace(/,0,1,1,30\n/, ',0,1,2,30\n'));
    expect((await pipeline.import(crlf, { release: '19.1' })).counts).toMatchObject({
      created: 0,
      revised: 1,
      unchanged: 3193,
    });
    expect(
      (await onSignals(state.log)).map(({ type }) => type).filter((type) => type === 'SignalRevised'),
    ).toHaveLength(1);
  }, 120_000);
});

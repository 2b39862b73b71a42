import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { ImportResult } from '../../contracts/http';
import { longFile } from './long-file';
import { fixtures } from './make';
import { everything, type Kept, kept, onSignals, type Pipeline, people, startPipeline } from './pipeline';
import { temporaryFolder } from './read';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

/** Starts an import and stops the process as soon as so many of its records stand in the log. */
async function interrupted(state: Kept, path: string, after: number): Promise<string> {
  const pipeline = await startPipeline(state);
  const ask = { format: 'ucdpGed', fileName: 'ged191.csv', maxBytes: 1e9, maxRows: 1e6 };
  const { batchId } = await pipeline.imports.start(createReadStream(path), ask, people.analyst);
  // Three records of the batch itself stand before its rows.
  while ((await state.log.head()) < after + 3) await turn();
  await pipeline.stop();
  return batchId;
}
const comparable = ({ counts, warnings, notes, totals }: ImportResult) => ({ counts, warnings, notes, totals });

test('a batch interrupted anywhere goes on at the next start and ends in the same counts', async () => {
  const path = join(folder.path, 'ged191-long.csv');
  await writeFile(path, longFile(15));
  const whole = kept(join(folder.path, 'whole'));
  const straight = await startPipeline(whole);
  const expected = await straight.import(path);
  await straight.stop();
  expect(expected.counts).toMatchObject({ read: 901, created: 885, unchanged: 1, rejected: 15 });
  for (const after of [1, 300]) {
    const state = kept(join(folder.path, `after-${after}`));
    const batchId = await interrupted(state, path, after);
    const recorded = (await onSignals(state.log)).length;
    expect(recorded).toBeGreaterThanOrEqual(after);
    expect(recorded).toBeLessThan(885);
    const next: Pipeline = await startPipeline(state);
    await next.runner.resume();
    await next.runner.enqueue(batchId);
    expect(comparable(await next.imports.result(batchId, people.analyst))).toEqual(comparable(expected));
    await next.stop();
    expect(await onSignals(state.log)).toHaveLength(885);
    const ends = (await everything(state.log)).filter(({ type }) => type === 'ImportConcluded');
    expect(ends).toHaveLength(1);
  }
}, 180_000);

test('progress is recorded at the start of the second pass and every 5,000 rows', async () => {
  const [header = ''] = fixtures()['ged191-plain.csv']!.toString().split('\n');
  const path = join(folder.path, 'ged191-short-rows.csv');
  await writeFile(path, [header, ...Array.from({ length: 10_001 }, (_, row) => `${row},short`), ''].join('\n'));
  const state = kept(folder.path);
  const pipeline = await startPipeline(state);
  const { counts } = await pipeline.import(path);
  await pipeline.stop();
  expect(counts).toMatchObject({ read: 10_001, rejected: 10_001 });
  const progress = (await everything(state.log)).filter(({ type }) => type === 'ImportProgressed');
  expect(progress.map(({ data }) => data.rowsDone)).toEqual([0, 5000, 10_000]);
}, 180_000);

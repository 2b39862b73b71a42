import type { ImportBatchEvent, StartImport } from '../../contracts/access/import-batch';
import { importFormats } from '../../contracts/vocabulary/code-lists';
import { importBatch, importLimits } from '../../src/access/import-batch';
import { scenario } from '../scenario';

const { given } = scenario(importBatch);
const batchId = '01900000-0000-7000-8000-0000000000c1';
const command: StartImport = {
  batchId,
  source: 'ucdp-ged',
  format: 'ucdpGed',
  profile: { name: 'ucdp-ged', version: 1, columns: '{}' },
  file: { sha256: 'a'.repeat(64), mediaType: 'text/csv', name: 'ged.csv', bytes: 1000 },
};
const start = (change: Partial<StartImport> = {}) => ({
  type: 'StartImport' as const,
  data: { ...command, ...change },
});
const started: ImportBatchEvent = { type: 'ImportStarted', data: command };
const keys = { batchId, source: 'ucdp-ged' };
const running = (other: string) => ({ facts: { runningImports: { batchId: other } } });

describe('StartImport', () => {
  test('starts a batch; the same wish again records nothing, whatever became of the batch', () => {
    given().when(start()).records({ type: 'ImportStarted', data: command });
    given(started).when(start(), running(batchId)).recordsNothing();
    given(
      started,
      { type: 'ImportProgressed', data: { ...keys, rowsDone: 5000 } },
      { type: 'ImportRefused', data: { ...keys, refusalReason: 'x' } },
    )
      .when(start())
      .recordsNothing();
  });
  test('a batch id is used once', () => {
    given(started)
      .when(start({ declaredRows: 7 }))
      .refuses('ALREADY_EXISTS');
  });
  test('knows the formats that files can be read in, and no other', () => {
    for (const format of importFormats)
      if (!Object.hasOwn(importLimits, format)) given().when(start({ format })).refuses('IMPORT_FORMAT_UNKNOWN');
  });
  test('refuses a file larger, or with more rows, than the format allows', () => {
    const { bytes, rows } = importLimits.ucdpGed;
    given()
      .when(start({ file: { ...command.file, bytes: bytes + 1 } }))
      .refuses('IMPORT_TOO_LARGE');
    given()
      .when(start({ declaredRows: rows + 1 }))
      .refuses('IMPORT_TOO_LARGE');
    const largest = start({ file: { ...command.file, bytes }, declaredRows: rows });
    given().when(largest).records({ type: 'ImportStarted', data: largest.data });
  });
  test('refuses a second batch of one source while the first runs', () => {
    given().when(start(), running('01900000-0000-7000-8000-0000000000c2')).refuses('IMPORT_ALREADY_RUNNING');
  });
  test('asks for the running import of its own source', () => {
    expect(importBatch.decide.StartImport.facts?.(command)).toEqual({
      runningImports: { fold: 'runningImports', key: 'ucdp-ged' },
    });
  });
});

describe('records of the import runner', () => {
  test.each([
    ['ImportConcluded', 'concluded'],
    ['ImportRefused', 'refused'],
  ] as const)('%s ends the batch', (type, state) => {
    const evolve = importBatch.evolve[type] as (
      batch: object,
      data: object,
      meta: object,
    ) => { state: string; rowsDone: number };
    expect(evolve({ state: 'started', rowsDone: 5000 }, {}, {})).toEqual({ state, rowsDone: 5000 });
  });
});

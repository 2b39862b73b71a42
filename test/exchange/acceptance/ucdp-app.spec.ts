import { readFileSync } from 'node:fs';
import type { ImportResult } from '../../../contracts/http';
import { ImportRunner } from '../../../src/platform/exchange/import-runner';
import { startApp, type TestApp } from '../../app';
import type { Client } from '../../client';
import { sharedFile } from './shared-file';

const file = sharedFile('ucdp/ged191_mmr_bgd.csv', 'bc222f344883ba88');
const when = 'path' in file ? describe : describe.skip;
const headers = { 'x-watchfloor': '1', 'content-type': 'text/csv', 'x-file-name': 'ged191_mmr_bgd.csv' };

when('path' in file ? 'the UCDP GED 19.1 file through the whole application' : file.skipped, () => {
  const body = 'path' in file ? readFileSync(file.path, 'utf8') : '';
  let started: TestApp;
  let analyst: Client;
  const upload = async () => {
    const answer = await analyst.send<{ batchId: string }>('POST', '/imports?format=ucdpGed', { body, headers });
    expect(answer.status).toBe(202);
    return answer.body.batchId;
  };
  const ended = async (batchId: string) => {
    await started.app.get(ImportRunner, { strict: false }).enqueue(batchId);
    return (await analyst.get<ImportResult>(`/imports/${batchId}`)).body;
  };
  const signals = async () => (await started.events()).filter(({ stream }) => stream.startsWith('signal-'));
  beforeAll(async () => {
    started = await startApp();
    analyst = await started.signUp({ login: 'analyst', roles: ['desk-analyst'] });
  }, 60_000);
  afterAll(() => started?.close());

  test('records 3,194 signals on the embedded log, and nothing the second time', async () => {
    const dry = await analyst.send<ImportResult>('POST', '/imports?format=ucdpGed', {
      body,
      headers: { ...headers, prefer: 'dry-run' },
    });
    expect([dry.status, dry.body.counts.created, dry.body.preview!.length]).toEqual([200, 3194, 50]);
    expect(await signals()).toHaveLength(0);
    const began = performance.now();
    const result = await ended(await upload());
    console.info(`imported at ${Math.round(3194 / ((performance.now() - began) / 1000))} rows/s on the embedded log`);
    expect(result).toMatchObject({ state: 'concluded', release: '19.1', warnings: { INTERVAL_BROKEN: 6 } });
    expect(result.counts).toMatchObject({ read: 3194, created: 3194, rejected: 0, warnings: 6 });
    expect(await signals()).toHaveLength(3194);
    expect((await ended(await upload())).counts).toMatchObject({ read: 3194, created: 0, revised: 0, unchanged: 3194 });
    expect(await signals()).toHaveLength(3194);
  }, 180_000);
});

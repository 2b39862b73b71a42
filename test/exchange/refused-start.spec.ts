import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { CommandRefused } from '../../contracts/access/access';
import { BlobStore } from '../../infra/exchange/blob-store';
import { uuid7 } from '../../src/platform/derive';
import { Send } from '../../src/platform/send';
import { everything, people, pipelineForEach } from './pipeline';
import { fixture } from './read';

const at = pipelineForEach();

const bytes = readFileSync(fixture('ged191-plain.csv'));
const sha256 = hash('sha256', bytes, 'hex');
const blob = () => new BlobStore(at.folder.path).pathOf(sha256);
const upload = (format = 'ucdpGed') =>
  at.pipeline.call('POST', `/imports?format=${format}`, { body: bytes, headers: { 'x-file-name': 'ged191.csv' } });

/** Starts a batch that nobody runs, so that its source is taken. */
const takeSource = async () => {
  // Behind the look for unfinished batches that every start makes, or this one would be taken up.
  await turn();
  await at.pipeline.runner.resume();
  await at.pipeline.app.get(Send).command(
    'StartImport',
    {
      batchId: uuid7(),
      source: 'ucdp-ged',
      format: 'ucdpGed',
      profile: { name: 'ucdp-ged', version: 1, columns: '{}' },
      file: { sha256: 'a'.repeat(64), mediaType: 'text/csv', name: 'other.csv', bytes: 1 },
    },
    { commandId: uuid7(), actor: { id: people.analyst.userId, role: 'desk-analyst', org: 'STATE' } },
  );
};

test('an upload whose batch is refused leaves no file, and the refusal is recorded', async () => {
  await takeSource();
  const { status, body } = await upload();
  expect([status, body.code]).toEqual([409, 'IMPORT_ALREADY_RUNNING']);
  expect(existsSync(blob())).toBe(false);
  expect(readdirSync(join(at.folder.path, 'blobs', '.staging'))).toEqual([]);
  const refused = (await everything(at.state.log)).filter(({ type }) => type === 'CommandRefused');
  expect(refused.map(({ data }) => data as unknown as CommandRefused)).toMatchObject([
    { commandType: 'StartImport', code: 'IMPORT_ALREADY_RUNNING' },
  ]);
});

test('a refused upload of bytes that an earlier batch brought leaves that file as it was', async () => {
  const earlier = await at.pipeline.import(fixture('ged191-plain.csv'));
  const before = readFileSync(blob());
  await takeSource();
  expect((await upload()).status).toBe(409);
  expect(readFileSync(blob()).equals(before)).toBe(true);
  expect((await at.pipeline.imports.result(earlier.batchId!, people.analyst)).counts.created).toBe(60);
});

test('the answer names the blob that holds the result', async () => {
  const { batchId, resultSha256, ...told } = await at.pipeline.import(fixture('ged191-plain.csv'));
  const stored = readFileSync(new BlobStore(at.folder.path).pathOf(resultSha256!), 'utf8');
  expect(hash('sha256', stored, 'hex')).toBe(resultSha256);
  expect(JSON.parse(stored)).toEqual({ batchId, ...told });
  const again = await at.pipeline.import(fixture('ged191-plain.csv'));
  expect(again.repeatOf).toBe(batchId);
  expect(again.resultSha256).not.toBe(resultSha256);
  expect(
    JSON.parse(readFileSync(new BlobStore(at.folder.path).pathOf(again.resultSha256!), 'utf8')),
  ).not.toHaveProperty('resultSha256');
});

test('candidate releases are a format of their own', async () => {
  const { status, body } = await at.pipeline.call('POST', '/imports?format=ucdpCandidate&release=26.0.8', {
    body: readFileSync(fixture('headerless.csv')),
    headers: { 'x-file-name': 'candidate.csv' },
  });
  expect(status).toBe(202);
  await at.pipeline.runner.enqueue(body.batchId);
  const result = await at.pipeline.imports.result(body.batchId, people.analyst);
  expect(result).toMatchObject({ state: 'concluded', release: '26.0.8', warnings: { HEADER_ASSUMED: 1 } });
  expect(result.counts.created).toBeGreaterThan(0);
});

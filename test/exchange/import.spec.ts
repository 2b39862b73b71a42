import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { everything, onSignals, pipelineForEach } from './pipeline';
import { fixture } from './read';

const at = pipelineForEach();

test('a file becomes signals with their envelope; the same bytes again change nothing', async () => {
  const first = await at.pipeline.import(fixture('ged191-plain.csv'));
  expect(first).toMatchObject({ state: 'concluded', release: '19.1', counts: { read: 60, created: 60, rejected: 0 } });
  const events = await onSignals(at.state.log);
  expect(events).toHaveLength(60);
  const { data, metadata } = events[0]!;
  expect(data.external).toEqual({ source: 'ucdp-ged', key: '1000', version: '19.1', batchId: first.batchId });
  expect(metadata).toMatchObject({
    actor: { id: 'import', role: 'service' },
    onBehalfOf: '01900000-0000-7000-8000-0000000000a1',
    source: { kind: 'dataset', ref: `${first.batchId}#2`, reliability: 'B' },
    effectiveAt: (data.occurred as { from: string }).from,
  });
  expect(JSON.stringify(events)).not.toContain('Clash reported');
  const second = await at.pipeline.import(fixture('ged191-plain.csv'));
  expect(second).toMatchObject({
    repeatOf: first.batchId,
    counts: { read: 60, created: 0, revised: 0, unchanged: 60 },
  });
  const third = await at.pipeline.import(fixture('ged191-plain.csv'), { again: true });
  expect(third.repeatOf).toBeUndefined();
  expect(third).toMatchObject({
    counts: { unchanged: 60 },
    totals: { unchanged: { equal: 60, stale: 0, repeated: 0 } },
  });
  expect(await onSignals(at.state.log)).toHaveLength(60);
});

test('other line ends are another file with the same records; an older release is stale, a change is a revision', async () => {
  await at.pipeline.import(fixture('GEDEvent_v20_1.csv'));
  const text = readFileSync(fixture('GEDEvent_v20_1.csv'), 'utf8').replaceAll('\r\n', '\n');
  const lf = join(at.folder.path, 'lf.csv');
  await writeFile(lf, text);
  expect((await at.pipeline.import(lf, { release: '20.1' })).counts).toMatchObject({ created: 0, unchanged: 60 });
  await writeFile(lf, text.replace('Clash reported', 'Clash confirmed'));
  expect((await at.pipeline.import(lf, { release: '19.1' })).totals.unchanged).toEqual({
    equal: 59,
    stale: 1,
    repeated: 0,
  });
  expect((await at.pipeline.import(lf, { release: '21.1' })).counts).toMatchObject({
    created: 0,
    revised: 1,
    unchanged: 59,
  });
  expect((await onSignals(at.state.log)).filter(({ type }) => type === 'SignalRevised')).toHaveLength(1);
});

test('an ambiguous key rejects every row that shares it, a repeated one counts once; a retry touches those rows only', async () => {
  const result = await at.pipeline.import(fixture('ged191-traps.csv'));
  expect(result.counts).toMatchObject({ read: 27, created: 10, unchanged: 1, rejected: 16 });
  expect(result.totals).toMatchObject({ rejected: { AMBIGUOUS_KEY: 2 }, unchanged: { repeated: 1 } });
  const { body } = await at.pipeline.call('GET', `/imports/${result.batchId}/rejects`);
  expect(body).toHaveLength(16);
  expect(body[0]).toEqual({ line: 2, column: 'date_start', code: 'DATE_FORMAT', value: '2018-02-30' });
  const { status, body: retried } = await at.pipeline.call('POST', `/imports/${result.batchId}/retry`);
  expect(status).toBe(202);
  await at.pipeline.runner.enqueue(retried.batchId);
  const again = await at.pipeline.call('GET', `/imports/${retried.batchId}`);
  expect(again.body.counts).toMatchObject({ read: 16, created: 0, rejected: 16 });
});

test('rows outside the scope of whoever started are rejected, and others see only rejects of their countries', async () => {
  const mine = await at.pipeline.import(fixture('ged191-plain.csv'), { as: 'kenya' });
  const { created, rejected } = mine.counts;
  expect(created + rejected).toBe(60);
  expect(created).toBeGreaterThan(0);
  expect((await onSignals(at.state.log)).every(({ data }) => data.country === 'KEN')).toBe(true);
  const all = await at.pipeline.import(fixture('ged191-plain.csv'));
  expect(all.repeatOf).toBeUndefined();
  expect(all.counts).toMatchObject({ created: rejected, unchanged: created });
  const traps = await at.pipeline.import(fixture('ged191-traps.csv'));
  const seen = await at.pipeline.call('GET', `/imports/${traps.batchId}/rejects`, { as: 'kenya' });
  expect(seen.body.length).toBeLessThan(16);
  expect((await at.pipeline.call('GET', `/imports/${traps.batchId}`, { as: 'kenya' })).body.totals).toEqual({});
  expect((await at.pipeline.call('GET', `/imports/${traps.batchId}`, { as: 'officer' })).status).toBe(404);
});

test('an upload arrives as a stream whatever type it claims; a dry run records nothing', async () => {
  const body = readFileSync(fixture('ged191-odd.csv'));
  const head = await at.state.log.head();
  const tried = await at.pipeline.call('POST', '/imports?format=ucdpGed', {
    body,
    headers: { 'content-type': 'application/json', 'x-file-name': 'ged191.csv', prefer: 'dry-run' },
  });
  expect(tried.status).toBe(200);
  expect(tried.body).toMatchObject({
    state: 'preview',
    release: '19.1',
    declaredRows: 40,
    counts: { read: 40, created: 40 },
  });
  expect(tried.body.warnings).toEqual({ INTERVAL_BROKEN: 2, GEOMETRY_MISMATCH: 1 });
  expect(tried.body.preview).toHaveLength(40);
  expect(tried.body.preview[0]).toMatchObject({ line: 2, type: 'SignalReported' });
  expect(await at.state.log.head()).toBe(head);
  for (const type of ['text/csv', 'application/octet-stream', 'application/x-www-form-urlencoded']) {
    const answer = await at.pipeline.call('POST', '/imports?format=ucdpGed', {
      body,
      headers: { 'content-type': type, 'x-file-name': 'ged191.csv' },
    });
    expect(answer.status).toBe(202);
    await at.pipeline.runner.enqueue(answer.body.batchId);
    expect((await at.pipeline.call('GET', `/imports/${answer.body.batchId}`)).body.state).toBe('concluded');
  }
});

test('refusals before a batch exists are coded, also while the body is still coming', async () => {
  const post = (query: string, more = {}) => at.pipeline.call('POST', `/imports?${query}`, { body: 'x', ...more });
  expect(await post('format=acled')).toMatchObject({ status: 409, body: { code: 'IMPORT_FORMAT_UNKNOWN' } });
  expect(await post('format=ucdpGed&release=new')).toMatchObject({ status: 422, body: { code: 'INVALID_FIELDS' } });
  expect(await post('format=ucdpGed', { as: 'officer' })).toMatchObject({
    status: 403,
    body: { code: 'ROLE_NOT_ALLOWED' },
  });
  expect(await post('format=ucdpGed&realm=exercise-1')).toMatchObject({
    status: 409,
    body: { code: 'REALM_NOT_ALLOWED' },
  });
  const large = await post('format=ucdpGed', { body: Buffer.alloc(21 * 1024 * 1024, 'a') });
  expect(large).toMatchObject({ status: 409, body: { code: 'IMPORT_TOO_LARGE' } });
  // Of all this only the refusals are on record.
  const recorded = (await everything(at.state.log)).map(({ type, stream }) => [type, stream.split('-')[0]]);
  expect(recorded).toEqual(Array(4).fill(['CommandRefused', 'access']));
});

test('a file that cannot be read ends its batch with code and place; its source is free again', async () => {
  expect(await at.pipeline.import(fixture('archive.csv'))).toMatchObject({
    state: 'refused',
    refusalReason: expect.stringMatching(/^CONTAINER_NOT_ACCEPTED: /),
  });
  expect(await at.pipeline.import(fixture('ged191-unclosed-quote.csv'))).toMatchObject({
    refusalReason: expect.stringMatching(/^CSV_QUOTE: .*line 32/),
  });
  expect((await at.pipeline.import(fixture('ged191-plain.csv'))).counts.created).toBe(60);
  expect((await everything(at.state.log)).filter(({ type }) => type === 'ImportRefused')).toHaveLength(2);
});

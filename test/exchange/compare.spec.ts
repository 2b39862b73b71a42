import type { JsonObject } from '../../contracts/encoding';
import { compareReleases } from '../../src/platform/exchange/compare-releases';
import { fileNameOf } from '../../src/platform/exchange/import-ask';
import { judge } from '../../src/platform/exchange/judge';
import type { KnownRecord } from '../../src/platform/exchange/ports';
import { recordedTag, recordHash } from '../../src/platform/exchange/record-hash';
import { recordId, shownKey } from '../../src/platform/exchange/record-id';
import { UploadQuota } from '../../src/platform/exchange/upload-quota';
import { fixture, readAll } from './read';

const known: KnownRecord = {
  stream: 'signal-x',
  revision: 0,
  version: '19.1',
  batchId: 'earlier',
  seed: 'earlier',
  state: 'recorded',
  outcome: 'created',
  data: {},
};
const as = (version: string, same: boolean, found: KnownRecord | undefined = known) =>
  judge({ version, sameAs: () => same }, found, 'now');

test('the cases of the comparison', () => {
  expect(judge({ version: '19.1', sameAs: () => false }, undefined, 'now')).toEqual({ is: 'created', send: true });
  expect(as('20.1', false)).toEqual({ is: 'revised', send: true });
  expect(as('19.1', false)).toEqual({ is: 'revised', send: true });
  expect(as('20.1', true)).toEqual({ is: 'unchanged', why: 'equal' });
  expect(as('18.1', false)).toEqual({ is: 'unchanged', why: 'stale' });
  expect(as('20.1', true, { ...known, state: 'withdrawn' })).toEqual({ is: 'rejected', code: 'WITHDRAWN_BEFORE' });
  expect(as('19.1', false, { ...known, batchId: 'now', outcome: 'revised' })).toEqual({ is: 'revised', send: false });
});

test('releases compare by number, not by text', () => {
  const sorted = ['20.1', '9.1', '26.0.8', '19.1', '26.0.10', '26.1'].toSorted(compareReleases);
  expect(sorted).toEqual(['9.1', '19.1', '20.1', '26.0.8', '26.0.10', '26.1']);
});

test('the id of a record is a function of source and key', () => {
  expect(recordId('ucdp-ged', '71686')).toBe('9fc80c70-b779-886f-8a64-010e988fa05c');
  expect(recordId('ucdp-candidate', '71686')).not.toBe(recordId('ucdp-ged', '71686'));
  expect(shownKey('71686')).toBe('71686');
  expect(shownKey('x'.repeat(201))).toMatch(/^[0-9a-f]{32}$/);
});

test('the hash of a row equals that of the event it became, whatever batch, version or link the event names', async () => {
  const { records } = await readAll(fixture('ged191-plain.csv'));
  const row = {
    signalId: 'a',
    ...records[0]!.data,
    external: { source: 's', key: 'k', version: '19.1', batchId: 'b1' },
  } as JsonObject;
  const event = {
    ...row,
    text: { $sealed: 1, key: 'a', eq: 'TAG' },
    external: { source: 's', key: 'k', version: '20.1', batchId: 'b2' },
    country: 'KEN',
    crisisId: 'c1',
  } as JsonObject;
  expect(recordHash(row, 'TAG')).toEqual(recordHash(event, recordedTag(event)));
  expect(recordHash(row, 'OTHER')).not.toEqual(recordHash(event, recordedTag(event)));
  expect(recordHash({ ...row, headline: 'x' }, 'TAG')).not.toEqual(recordHash(row, 'TAG'));
});

test('names of files are display text', () => {
  expect(fileNameOf('../../etc/ged191.csv')).toBe('ged191.csv');
  expect(fileNameOf('C:\\data\\a\u202egsv.csv\n')).toBe('agsv.csv');
  expect(fileNameOf(undefined)).toBe('unnamed');
  expect([...fileNameOf('é'.repeat(500))]).toHaveLength(200);
});

test('an hour admits twenty uploads of a person, a day 200 MiB', async () => {
  const quota = new UploadQuota();
  const upload = async (bytes: number, at = 0, who = 'a') => {
    for await (const _ of quota.metered(
      who,
      (async function* () {
        yield new Uint8Array(bytes);
      })(),
      () => at,
    ));
  };
  for (let i = 0; i < 20; i++) await upload(1);
  await expect(upload(1)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  await upload(1, 0, 'b');
  await upload(199 * 1024 * 1024, 3_600_001);
  await expect(upload(1024 * 1024, 3_600_002)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  await upload(1, 26 * 3_600_000);
});

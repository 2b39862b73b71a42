import { readFileSync } from 'node:fs';
import type { FileRefused } from '../../contracts/exchange';
import { delimiterOf } from '../../infra/exchange/delimiter';
import { isHxlRow } from '../../infra/exchange/find-header';
import { kindOfRelease, releaseInName } from '../../infra/exchange/release';
import { fixtures } from './make';
import { fixture, readAll } from './read';

const refusal = (name: string, more = {}, format = 'ucdpGed') =>
  readAll(fixture(name), more, format).then(
    () => 'accepted',
    ({ code }: FileRefused) => code,
  );

test('the fixtures are what their seed makes', () => {
  for (const [name, bytes] of Object.entries(fixtures()))
    expect([name, readFileSync(fixture(name)).equals(bytes)]).toEqual([name, true]);
});

test.each([
  ['archive.csv', 'CONTAINER_NOT_ACCEPTED'],
  ['packed.csv', 'CONTAINER_NOT_ACCEPTED'],
  ['ged191-latin1.csv', 'ENCODING_UNKNOWN'],
  ['ged191-unclosed-quote.csv', 'CSV_QUOTE'],
  ['other-columns.csv', 'PROFILE_UNKNOWN'],
  ['empty.csv', 'HEADER_MISSING'],
  ['headerless.csv', 'HEADER_MISSING'],
  ['no-release.csv', 'REQUIRED'],
])('%s is refused as a whole: %s', async (name, code) => {
  expect(await refusal(name)).toBe(code);
});

test('a release of the other data set, or a file beyond the row limit, is refused', async () => {
  expect(await refusal('no-release.csv', { release: '26.0.8' })).toBe('PROFILE_AMBIGUOUS');
  expect(await refusal('no-release.csv', { release: '26.0.8' }, 'ucdpCandidate')).toBe('accepted');
  expect(await refusal('ged191-plain.csv', { maxRows: 59 })).toBe('TOO_MANY_ROWS');
  expect(await refusal('ged191-plain.csv', { maxRows: 60 })).toBe('accepted');
});

test.each([
  ['ged191-plain.csv', {}],
  ['ged191-bom.csv', { BOM: 1 }],
  ['ged191-double-bom.csv', { DOUBLE_BOM: 1 }],
  ['ged191-utf16.csv', { BOM: 1 }],
  ['ged191-mixed-eol.csv', { MIXED_EOL: 1 }],
  ['GEDEvent_v20_1.csv', {}],
  ['GEDEvent_v22_1-semicolon.csv', {}],
  ['GEDEvent_v21_1-hxl.csv', { PREAMBLE: 1, HXL_ROW: 1 }],
])('%s holds the same 60 records, with its notes', async (name, notes) => {
  const plain = await readAll(fixture('ged191-plain.csv'), { release: '25.1' });
  const read = await readAll(fixture(name), { release: '25.1' });
  expect(read.notes).toEqual(notes);
  expect(read.rejects).toEqual([]);
  expect(read.records.map(({ key, data }) => [key, data])).toEqual(plain.records.map(({ key, data }) => [key, data]));
});

test('a file without header is taken only when the release is named, with a warning', async () => {
  const { opened, records } = await readAll(fixture('headerless.csv'), { release: '26.0.8' }, 'ucdpCandidate');
  expect(opened.warnings).toEqual(['HEADER_ASSUMED']);
  expect(records).toHaveLength(60);
  expect(await refusal('headerless.csv', {}, 'ucdpCandidate')).toBe('HEADER_MISSING');
});

test.each([
  ['GEDEvent_v25_1.csv', '25.1', 'ucdpAnnual'],
  ['ged191.csv', '19.1', 'ucdpAnnual'],
  ['ged191_mmr_bgd.csv', '19.1', 'ucdpAnnual'],
  ['GEDEvent_v26_0_8.csv', '26.0.8', 'ucdpCandidate'],
  ['GEDEvent_v26_01_26_03.csv', '26.0.3', 'ucdpCandidate'],
])('the name %s tells release %s', (name, release, kind) => {
  expect(releaseInName(name)).toEqual({ release, kind });
  expect(kindOfRelease(release)).toBe(kind);
});

test('the delimiter is the sign that splits most records alike; a tie goes to the profile', () => {
  expect(delimiterOf('a;b;c\n1,5;2;3\n4;5;6\n', ',')).toBe(';');
  expect(delimiterOf('a\tb\n"x\ty"\tz\n', ',')).toBe('\t');
  expect(delimiterOf('alone\n', '|')).toBe('|');
});

test('a row of tags is one only when every filled cell is a tag', () => {
  expect(isHxlRow(['#meta +id', '', '#country+name'])).toBe(true);
  expect(isHxlRow(['#meta', 'Kenya'])).toBe(false);
  expect(isHxlRow(['', ''])).toBe(false);
});

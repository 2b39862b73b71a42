import { faultsOf } from '../../contracts/kernel/validate';
import { countries } from '../../contracts/vocabulary/countries';
import { countryOfState, gleditschWard } from '../../contracts/vocabulary/gleditsch-ward';
import { ReportSignal } from '../../contracts/watch/signal';
import { builtInProfiles } from '../../infra/exchange/profiles';
import { fixture, readAll } from './read';

const recordOf = async (key: string, file = 'ged191-odd.csv') => {
  const { records } = await readAll(fixture(file));
  return records.find((record) => record.key === key)!;
};

test('every record is a valid command once its id is added', async () => {
  for (const file of ['ged191-plain.csv', 'ged191-odd.csv', 'GEDEvent_v20_1.csv']) {
    const { records } = await readAll(fixture(file));
    const faults = records.flatMap(({ data }) =>
      faultsOf(ReportSignal, { signalId: '01900000-0000-8000-8000-000000000001', ...data }, 'command'),
    );
    expect(faults).toEqual([]);
  }
});

test('lines are physical lines, newlines inside fields counted', async () => {
  const { records } = await readAll(fixture('ged191-odd.csv'));
  expect(records.slice(0, 6).map(({ line }) => line)).toEqual([2, 3, 4, 5, 8, 9]);
  expect(records[3]!.data.text).toContain('first line\nsecond line');
});

test('a broken interval and a contradicting geometry are kept with a warning, values unchanged', async () => {
  expect((await recordOf('5005')).warnings).toEqual([{ code: 'INTERVAL_BROKEN', column: 'best', value: '9 ≤ 5 ≤ 7' }]);
  expect((await recordOf('5005')).data.fatalities).toMatchObject({ low: 9, best: 5, high: 7 });
  expect((await recordOf('5006')).warnings.map(({ code }) => code)).toEqual(['INTERVAL_BROKEN']);
  expect((await recordOf('5007')).warnings.map(({ code }) => code)).toEqual(['GEOMETRY_MISMATCH']);
});

test('several sources are paired with their dates, an event of days ends with its last second', async () => {
  expect((await recordOf('5004')).data.sourceRef).toBe('Marsh Courier 2018-01-02; Hill Post 2018-01-03');
  const { data, effectiveAt } = await recordOf('5009');
  expect(data.occurred).toEqual({ from: '2018-03-01T00:00:00Z', to: '2018-03-09T23:59:59Z', precision: 'week' });
  expect(effectiveAt).toBe('2018-03-01T00:00:00Z');
});

test('blanks around a cell go with a note; a code not called clear is one worse', async () => {
  const { notes } = await readAll(fixture('ged191-odd.csv'));
  expect(notes.TRIMMED).toBeGreaterThan(0);
  const plain = await recordOf('1000', 'GEDEvent_v20_1.csv');
  expect(plain.grade).toMatchObject({ kind: 'dataset', reliability: 'B' });
});

test('each bad row is rejected alone, with line, column, code and value', async () => {
  const { rejects, records } = await readAll(fixture('ged191-traps.csv'));
  expect(rejects.map(({ line, column, code, value }) => [line, column, code, value])).toEqual([
    [2, 'date_start', 'DATE_FORMAT', '2018-02-30'],
    [3, 'date_start', 'DATE_ORDER', '31/12/2018'],
    [5, 'date_start', 'DATE_FORMAT', 'soon'],
    [6, 'date_end', 'RANGE', expect.stringMatching(/^2018-.* … 2017-01-01$/)],
    [7, 'country_id', 'COUNTRY_UNKNOWN', '999'],
    [8, 'type_of_violence', 'ENUM', '4'],
    [9, 'best', 'COUNT_NEGATIVE', '-1'],
    [10, 'best', 'TYPE', 'many'],
    [11, 'best', 'REQUIRED', ''],
    [12, 'latitude', 'RANGE', '91.5'],
    [13, 'latitude', 'TYPE', 'north'],
    [14, 'side_a', 'TEXT_FORBIDDEN', 'Front \u202egnitrap'],
    [15, 'id', 'REQUIRED', ''],
    [29, '', 'COLUMN_COUNT', '3'],
  ]);
  expect(records).toHaveLength(13);
  expect(rejects[0]!.country).toMatch(/^[A-Z]{3}$/);
  expect(rejects[4]!.country).toBeUndefined();
});

test('states are told by number and day', () => {
  expect(countryOfState('775', '1989-01-01')).toEqual({ alpha3: 'MMR', within: true });
  expect(countryOfState('365', '1990-01-20')?.alpha3).toBe('SUN');
  expect(countryOfState('365', '1995-01-20')?.alpha3).toBe('RUS');
  expect(countryOfState('345', '2004-01-01')?.alpha3).toBe('SCG');
  expect(countryOfState('626', '2010-01-01')).toEqual({ alpha3: 'SSD', within: false });
  expect(countryOfState('999', '2010-01-01')).toBeUndefined();
  const unknown = [...gleditschWard.values()].flat().filter(({ alpha3 }) => !countries.has(alpha3));
  expect(unknown).toEqual([]);
  for (const periods of gleditschWard.values())
    for (const [index, { from, to }] of periods.entries()) {
      expect(from <= to).toBe(true);
      if (index > 0) expect(periods[index - 1]!.to < from).toBe(true);
    }
});

test('profiles are plain data', () => {
  for (const profile of builtInProfiles) {
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
    expect(JSON.stringify(profile.columns).length).toBeLessThan(8000);
  }
  expect(builtInProfiles[0]!.layouts.map(({ columns }) => columns.length)).toEqual([49, 42]);
});

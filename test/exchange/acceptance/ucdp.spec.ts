import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { SourceRecord } from '../../../contracts/exchange';
import { type ReadAll, readAll } from '../read';
import { sharedFile } from './shared-file';

const file = sharedFile('ucdp/ged191_mmr_bgd.csv', 'bc222f344883ba88');
const when = 'path' in file ? describe : describe.skip;
const title = 'path' in file ? 'the UCDP GED 19.1 file of Myanmar and Bangladesh' : file.skipped;

interface Deaths {
  readonly low: number;
  readonly best: number;
  readonly high: number;
  readonly civilians: number;
}
const deaths = ({ data }: SourceRecord) => data.fatalities as unknown as Deaths;
const sum = (records: readonly SourceRecord[], of: keyof Deaths) =>
  records.reduce((total, one) => total + deaths(one)[of], 0);
const occurred = ({ data }: SourceRecord) => data.occurred as { from: string; to: string; precision: string };
const place = ({ data }: SourceRecord) => data.place as { precision: string; name: string };
const countBy = (records: readonly SourceRecord[], of: (record: SourceRecord) => unknown) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(records, (one) => String(of(one)))).map(([key, all]) => [key, all!.length]),
  );

when(title, () => {
  let read: ReadAll;
  let rows: readonly Record<string, string>[];
  beforeAll(async () => {
    const { path } = file as { path: string };
    read = await readAll(path);
    rows = parse(readFileSync(path), { columns: true });
  });

  test('every row becomes a record under its own key', () => {
    expect(read.opened).toMatchObject({ release: '19.1', warnings: [] });
    expect(read.opened.columns).toHaveLength(42);
    expect([read.records.length, read.rejects.length]).toEqual([3194, 0]);
    expect(new Set(read.records.map(({ key }) => key)).size).toBe(3194);
    const ids = read.records.map(({ key }) => Number(key));
    expect([Math.min(...ids), Math.max(...ids)]).toEqual([48521, 276839]);
    expect(ids.toSorted((a, b) => a - b)).not.toEqual(ids);
  });

  test('countries and deaths add up', () => {
    const by = Object.groupBy(read.records, ({ country }) => country);
    expect(Object.keys(by).toSorted()).toEqual(['BGD', 'MMR']);
    const of = (records: readonly SourceRecord[]) => [records.length, sum(records, 'best'), sum(records, 'civilians')];
    expect(of(by.MMR!)).toEqual([2593, 19574, 6476]);
    expect(of(by.BGD!)).toEqual([601, 1362, 574]);
    const { records } = read;
    expect([sum(records, 'low'), sum(records, 'best'), sum(records, 'high')]).toEqual([19808, 20936, 30686]);
    expect(records.filter((one) => deaths(one).best === 0)).toHaveLength(215);
  });

  test('kinds of violence, and Myanmar in 2017', () => {
    expect(countBy(read.records, ({ data }) => data.violenceType)).toEqual({
      stateBased: 1390,
      nonState: 284,
      oneSided: 1520,
    });
    const myanmar = read.records.filter(({ country }) => country === 'MMR');
    expect(myanmar.filter(({ data }) => data.violenceType === 'oneSided')).toHaveLength(1396);
    const in2017 = myanmar.filter(({ effectiveAt }) => effectiveAt.startsWith('2017'));
    const oneSided = in2017.filter(({ data }) => data.violenceType === 'oneSided');
    expect([sum(in2017, 'best'), oneSided.length, sum(oneSided, 'best')]).toEqual([2331, 40, 1800]);
  });

  test('dates, precision of time and place, credibility', () => {
    const { records } = read;
    const days = records.map(occurred);
    expect(days.map(({ from }) => from).toSorted()[0]).toBe('1989-01-01T00:00:00Z');
    expect(
      days
        .map(({ to }) => to)
        .toSorted()
        .at(-1),
    ).toBe('2018-12-30T23:59:59Z');
    expect(new Set(days.map(({ from }) => from.slice(0, 4))).size).toBe(30);
    expect(days.filter(({ from, to }) => from.slice(0, 10) !== to.slice(0, 10))).toHaveLength(571);
    expect(countBy(records, (one) => occurred(one).precision)).toEqual({
      day: 2623,
      week: 205 + 39,
      month: 238,
      longer: 89,
    });
    expect(countBy(records, (one) => place(one).precision)).toEqual({
      exact: 559,
      locality: 499,
      admin2: 514,
      admin1: 683 + 572,
      country: 360 + 7,
    });
    expect(countBy(records, ({ grade }) => grade.credibility)).toEqual({ '2': 2855, '3': 339 });
  });

  test('six broken intervals are kept as they are; no geometry contradicts its coordinates', () => {
    const warned = read.records.filter(({ warnings }) => warnings.length > 0);
    const ids = ['71686', '84006', '71645', '71690', '210317', '224479'];
    expect(warned.map(({ key }) => key).toSorted()).toEqual(ids.toSorted());
    expect(warned.flatMap(({ warnings }) => warnings.map(({ code }) => code))).toEqual(
      ids.map(() => 'INTERVAL_BROKEN'),
    );
    for (const one of warned) {
      const { low, best, high } = rows.find(({ id }) => id === one.key)!;
      expect(deaths(one)).toMatchObject({ low: Number(low), best: Number(best), high: Number(high) });
    }
    const differing = rows.filter(
      ({ latitude, longitude, geom_wkt }) => geom_wkt !== `POINT (${longitude} ${latitude})`,
    );
    expect(differing).toHaveLength(1846);
  });

  test('what the columns of the file hold', () => {
    const count = (holds: (row: Record<string, string>) => boolean) => rows.filter(holds).length;
    const of = (column: string) => countBy(read.records, ({ line }) => lineOf.get(line)![column]);
    const lineOf = new Map(read.records.map(({ line }, index) => [line, rows[index]!]));
    expect(of('date_prec')).toEqual({ '1': 2623, '2': 205, '3': 39, '4': 238, '5': 89 });
    expect(of('where_prec')).toEqual({ '1': 559, '2': 499, '3': 514, '4': 683, '5': 572, '6': 360, '7': 7 });
    expect(count(({ number_of_sources }) => number_of_sources === '-1')).toBe(2604);
    expect(count(({ adm_1 }) => adm_1 === '')).toBe(430);
    expect(count((row) => Object.values(row).some((cell) => cell.includes('\n')))).toBe(73);
    expect(count(({ source_date }) => source_date!.includes(';'))).toBe(175);
    expect(Math.max(...rows.map(({ source_article }) => source_article!.length))).toBe(3764);
    const whole = ({ deaths_a, deaths_b, deaths_civilians, deaths_unknown, best }: Record<string, string>) =>
      Number(deaths_a) + Number(deaths_b) + Number(deaths_civilians) + Number(deaths_unknown) === Number(best);
    expect(count(whole)).toBe(3194);
  });

  test('a line names the place in the file where the record starts', () => {
    const lines = readFileSync((file as { path: string }).path, 'utf8').split('\n');
    for (const { line, key } of read.records) expect(lines[line - 1]!.startsWith(`${key},`)).toBe(true);
  });
});

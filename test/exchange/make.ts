import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Synthetic files of every layout and trap; names and places are invented, the numbers come from a fixed seed. */
const columns49 =
  'id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob'.split(
    ' ',
  );
const later = [
  'relid',
  'code_status',
  'conflict_dset_id',
  'dyad_dset_id',
  'side_a_dset_id',
  'side_b_dset_id',
  'where_description',
];
const columns42 = columns49.filter((name) => !later.includes(name));

type Row = Record<string, string>;

function seeded(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const sides = ['Front of the Seven Hills', 'Army of Veldania', 'Riverine Guard', 'Lantern League', 'Sons of Kesh'];
const places = ['Ostrava-on-Marsh', 'Tel Kharim', 'Nowa Brama', 'Quill Ford', 'Sankt Orla'];
const states: readonly (readonly [string, string])[] = [
  ['501', 'Kenya'],
  ['775', 'Myanmar (Burma)'],
  ['482', 'Central African Republic'],
  ['91', 'Honduras'],
];
const two = (n: number) => String(n).padStart(2, '0');

function row(random: (below: number) => number, id: number): Row {
  const [state, country] = states[random(states.length)]!;
  const [a, b] = [sides[random(5)]!, sides[random(5)]!];
  const best = random(30);
  const day = 1 + random(27);
  const date = `2018-${two(1 + random(12))}-${two(day)}`;
  const [lat, lon] = [`${random(60)}.${100000 + random(900000)}`, `${random(120)}.${100000 + random(900000)}`];
  const office = random(2) === 0 ? 'Marsh Courier' : '';
  return {
    ...Object.fromEntries(columns49.map((name) => [name, ''])),
    id: String(id),
    relid: `XX-${id}`,
    year: '2018',
    active_year: '1',
    code_status: 'Clear',
    type_of_violence: String(1 + random(3)),
    conflict_new_id: String(400 + random(9)),
    dyad_new_id: String(900 + random(9)),
    side_a: a,
    side_a_new_id: String(100 + random(50)),
    side_b: b,
    side_b_new_id: String(200 + random(50)),
    number_of_sources: '-1',
    source_article: office && `"${office},${date},Clash near ${places[random(5)]}"`,
    source_office: office,
    source_date: office && date,
    source_headline: office && `Clash reported, ${best} dead`,
    source_original: random(3) === 0 ? 'a local elder' : '',
    where_prec: String(1 + random(7)),
    where_coordinates: places[random(5)]!,
    adm_1: random(4) === 0 ? '' : 'Upper Province',
    latitude: lat,
    longitude: lon,
    geom_wkt: `POINT (${lon.replace(/0$/, '')} ${lat})`,
    country,
    country_id: state,
    region: 'Invented',
    event_clarity: String(1 + random(2)),
    date_prec: String(1 + random(5)),
    date_start: date,
    date_end: date,
    deaths_civilians: String(random(best + 1)),
    best: String(best),
    low: String(random(best + 1)),
    high: String(best + random(10)),
  };
}

const quoted = (cell: string, separator: string) =>
  cell.includes('"') || cell.includes('\n') || cell.includes('\r') || cell.includes(separator)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
const line = (cells: readonly string[], separator = ',') =>
  cells.map((cell) => quoted(cell, separator)).join(separator);
const table = (columns: readonly string[], rows: readonly Row[], eol = '\n', separator = ',') =>
  [
    line(columns, separator),
    ...rows.map((one) =>
      line(
        columns.map((name) => one[name] ?? ''),
        separator,
      ),
    ),
    '',
  ].join(eol);

const rowsFrom = (seed: number, count: number, firstId: number) => {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => row(random, firstId + index));
};

/** Rows that are odd but kept. */
function oddRows(): Row[] {
  const rows = rowsFrom(7, 40, 5000);
  rows[3] = { ...rows[3]!, source_article: 'first line\nsecond line', source_headline: 'two\nlines' };
  rows[4] = { ...rows[4]!, source_office: 'Marsh Courier;Hill Post', source_date: '2018-01-02;2018-01-03' };
  rows[5] = { ...rows[5]!, low: '9', best: '5', high: '7' };
  rows[6] = { ...rows[6]!, low: '2', best: '5', high: '4' };
  rows[7] = { ...rows[7]!, geom_wkt: 'POINT (1.0 1.0)' };
  rows[8] = { ...rows[8]!, side_a: ` ${rows[8]!.side_a}  ` };
  rows[9] = { ...rows[9]!, date_start: '2018-03-01', date_end: '2018-03-09', date_prec: '3' };
  return rows;
}

/** One row for every way to be rejected, between good ones; ids tell which. */
function trapRows(): Row[] {
  const good = rowsFrom(11, 24, 7000);
  const changed: readonly Partial<Row>[] = [
    { date_start: '2018-02-30' },
    { date_start: '31/12/2018' },
    { date_start: 'soon' },
    { date_end: '2017-01-01' },
    { country_id: '999' },
    { type_of_violence: '4' },
    { best: '-1' },
    { best: 'many' },
    { best: '' },
    { latitude: '91.5' },
    { latitude: 'north' },
    { side_a: 'Front \u202egnitrap' },
    { id: '' },
  ];
  const traps = good.slice(0, changed.length).map((one, index) => ({ ...one, ...changed[index] }) as Row);
  const [twin, copy, ...rest] = good.slice(changed.length);
  return [...traps, twin!, { ...twin!, best: '29', high: '99' }, copy!, copy!, ...rest];
}

const hxlTags = (columns: readonly string[]) =>
  columns.map((name) => (name === 'id' ? '#meta +id' : name === 'country' ? '#country+name' : ''));

/** Every fixture by file name. */
export function fixtures(): Readonly<Record<string, Buffer>> {
  const plain = rowsFrom(3, 60, 1000);
  const text42 = table(columns42, plain);
  const text49 = table(columns49, plain);
  const traps = table(columns42, trapRows());
  const iso = [...columns49, 'iso3'];
  const hxl = [
    line(['Prepared by nobody']),
    line(iso),
    line(hxlTags(iso)),
    ...table(iso, plain).split('\n').slice(1),
  ].join('\n');
  const [header = '', ...others] = text42.split('\n');
  return {
    'ged191-plain.csv': Buffer.from(text42),
    'ged191-odd.csv': Buffer.from(table(columns42, oddRows())),
    'ged191-bom.csv': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text42)]),
    'ged191-double-bom.csv': Buffer.concat([Buffer.from([0xc3, 0xaf, 0xc2, 0xbb, 0xc2, 0xbf]), Buffer.from(text42)]),
    'ged191-utf16.csv': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text42, 'utf16le')]),
    'ged191-mixed-eol.csv': Buffer.from(
      [header, ...others.slice(0, 30)].join('\n').concat('\r\n', others.slice(30).join('\r\n')),
    ),
    'ged191-traps.csv': Buffer.from(traps.replace(/\n7002,/, '\n\n7002,').concat('7099,2018,1\n')),
    'ged191-latin1.csv': Buffer.from(text42.replaceAll('Tel Kharim', 'Tél Kharim'), 'latin1'),
    'ged191-unclosed-quote.csv': Buffer.from(text42.replace('\n1030,', '\n"1030,')),
    'GEDEvent_v20_1.csv': Buffer.from(table(columns49, plain, '\r\n')),
    'GEDEvent_v22_1-semicolon.csv': Buffer.from(table(columns49, plain, '\n', ';')),
    'GEDEvent_v21_1-hxl.csv': Buffer.from(hxl),
    'headerless.csv': Buffer.from(text49.slice(text49.indexOf('\n') + 1)),
    'no-release.csv': Buffer.from(text49),
    'other-columns.csv': Buffer.from('id,name,place\n1,a,b\n'),
    'empty.csv': Buffer.from(''),
    'archive.csv': Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(60)]),
    'packed.csv': Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(60)]),
  };
}

/** Where the fixtures lie. */
export const fixtureFolder = join(__dirname, 'fixtures');

if (process.argv[1]?.endsWith('make.ts'))
  for (const [name, bytes] of Object.entries(fixtures())) writeFileSync(join(fixtureFolder, name), bytes);

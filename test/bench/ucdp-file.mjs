import { writeFileSync } from 'node:fs';

const columns =
  'id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob'.split(
    ' ',
  );
const sides = ['Front of the Seven Hills', 'Army of Veldania', 'Riverine Guard', 'Lantern League', 'Sons of Kesh'];
const states = [
  ['501', 'Kenya'],
  ['482', 'Central African Republic'],
  ['91', 'Honduras'],
];

/** The same numbers at every run. */
function seeded(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const two = (value) => String(value).padStart(2, '0');

function row(random, id) {
  const [countryId, country] = states[random(states.length)];
  const best = random(30);
  const date = `2018-${two(1 + random(12))}-${two(1 + random(27))}`;
  return {
    id,
    relid: `XX-${id}`,
    year: 2018,
    active_year: 1,
    code_status: 'Clear',
    type_of_violence: 1 + random(3),
    conflict_new_id: 400 + random(9),
    dyad_new_id: 900 + random(9),
    side_a: sides[random(5)],
    side_a_new_id: 100 + random(50),
    side_b: sides[random(5)],
    side_b_new_id: 200 + random(50),
    number_of_sources: 1,
    source_article: `"Marsh Courier,${date},Clash near Quill Ford leaves ${best} dead, says an elder"`,
    source_office: 'Marsh Courier',
    source_date: date,
    source_headline: `Clash reported near Quill Ford, ${best} dead`,
    source_original: 'a local elder',
    where_prec: 1 + random(7),
    where_coordinates: 'Quill Ford',
    where_description: 'on the road between the ford and the market',
    adm_1: 'Upper Province',
    latitude: `${random(60)}.${100000 + random(900000)}`,
    longitude: `${random(120)}.${100000 + random(900000)}`,
    country,
    country_id: countryId,
    region: 'Invented',
    event_clarity: 1 + random(2),
    date_prec: 1 + random(5),
    date_start: date,
    date_end: date,
    deaths_civilians: random(best + 1),
    best,
    low: random(best + 1),
    high: best + random(10),
  };
}

const quoted = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Writes an invented file in the layout of UCDP GED 20.1, with ids from a first one on. */
export function writeUcdpFile(path, rows, firstId) {
  const random = seeded(firstId);
  const lines = Array.from({ length: rows }, (_, index) => {
    const cells = row(random, firstId + index);
    return columns.map((name) => quoted(String(cells[name] ?? ''))).join(',');
  });
  writeFileSync(path, `${[columns.join(','), ...lines].join('\n')}\n`);
}

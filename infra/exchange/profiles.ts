import type { ExchangeProfile } from '../../contracts/exchange';

const words = (text: string) => text.trim().split(/\s+/);

/** Columns from release 20 on. */
const columns49 = words(`
  id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
  dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
  source_article source_office source_date source_headline source_original where_prec where_coordinates
  where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity
  date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob`);
const later = new Set([
  'relid',
  'code_status',
  'conflict_dset_id',
  'dyad_dset_id',
  'side_a_dset_id',
  'side_b_dset_id',
  'where_description',
]);
const columns42 = columns49.filter((name) => !later.has(name));

const shared = {
  version: 1,
  target: 'signal',
  delimiter: ',',
  encoding: 'utf-8',
  dates: { order: 'YMD', sentinels: [] },
  nullWords: [''],
  completeness: 'partial',
  optionalColumns: ['iso3'],
  columns: {
    key: 'id',
    from: 'date_start',
    to: 'date_end',
    timePrecision: 'date_prec',
    country: 'country_id',
    countryIso3: 'iso3',
    violenceType: 'type_of_violence',
    latitude: 'latitude',
    longitude: 'longitude',
    geometry: 'geom_wkt',
    placePrecision: 'where_prec',
    place: 'where_coordinates',
    adm2: 'adm_2',
    adm1: 'adm_1',
    sideA: 'side_a',
    sideAId: 'side_a_new_id',
    sideB: 'side_b',
    sideBId: 'side_b_new_id',
    dyadId: 'dyad_new_id',
    conflictId: 'conflict_new_id',
    low: 'low',
    best: 'best',
    high: 'high',
    civilians: 'deaths_civilians',
    clarity: 'event_clarity',
    codeStatus: 'code_status',
    office: 'source_office',
    sourceDate: 'source_date',
    sourceHeadline: 'source_headline',
    article: 'source_article',
    original: 'source_original',
  },
  values: {
    violenceType: { '1': 'stateBased', '2': 'nonState', '3': 'oneSided' },
    violenceWord: { '1': 'State-based', '2': 'Non-state', '3': 'One-sided' },
    timePrecision: { '1': 'day', '2': 'week', '3': 'week', '4': 'month', '5': 'longer' },
    placePrecision: {
      '1': 'exact',
      '2': 'locality',
      '3': 'admin2',
      '4': 'admin1',
      '5': 'admin1',
      '6': 'country',
      '7': 'country',
    },
    clarity: { '1': '2', '2': '3' },
  },
  reliability: 'B',
  freeText: { source_headline: 'sealed', source_article: 'sealed', source_original: 'sealed' },
  totals: ['fatalities.low', 'fatalities.best', 'fatalities.high', 'fatalities.civilians'],
} as const satisfies Partial<ExchangeProfile>;

/** Profiles that come with the product, one for each format that can be imported. */
export const builtInProfiles: readonly ExchangeProfile[] = [
  {
    ...shared,
    id: 'ucdp-ged',
    title: 'UCDP GED',
    format: 'ucdpGed',
    source: 'ucdp-ged',
    releases: 'ucdpAnnual',
    layouts: [{ columns: columns49 }, { columns: columns42, release: '19.1' }],
  },
  {
    ...shared,
    id: 'ucdp-candidate',
    title: 'UCDP Candidate',
    format: 'ucdpCandidate',
    source: 'ucdp-candidate',
    releases: 'ucdpCandidate',
    layouts: [{ columns: columns49, headerless: true }],
  },
];

/** The built-in profile of a format, or the one of that name and format. */
export const builtInProfile = (format: string, name?: string): ExchangeProfile | undefined =>
  builtInProfiles.find((profile) => profile.format === format && (name === undefined || profile.id === name));

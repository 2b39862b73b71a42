import type { crisisKinds, crisisStatuses, OneOf, Severity } from '../../contracts/vocabulary/code-lists';
import { idOf } from './ids';
import { moment } from './times';
import { type ScenarioCrisis, scenarioCrises } from './watch-steps';

type Status = OneOf<typeof crisisStatuses>;

/** Where a crisis of the demonstration shall stand when the play begins, and where its reports come from. */
export interface Course {
  readonly crisisId: string;
  readonly country: string;
  readonly places: readonly string[];
  readonly desk: string;
  readonly severity: Severity;
  readonly status: Status;
  /** Hours between reports. */
  readonly every: number;
  readonly openedAt: string;
  readonly openedWith: Severity;
  /** How a generated crisis is opened; absent for those that a scenario opens. */
  readonly opening?: { readonly title: string; readonly kind: OneOf<typeof crisisKinds> };
}

type Row = readonly [
  country: string,
  title: string,
  kind: OneOf<typeof crisisKinds>,
  desk: string,
  opened: string,
  from: Severity,
  to: Severity,
  status: Status,
  every: number,
  places: string,
];

const rows: readonly Row[] = [
  ['CAF', 'Central Africa: LRA area', 'armedConflict', 'AF', '2011-10-14', 2, 3, 'active', 6, 'Obo, Zemio'],
  ['COD', 'DR Congo: North Kivu', 'armedConflict', 'AF', '2012-04-20', 2, 3, 'active', 4, 'Goma, Rutshuru'],
  [
    'SOM',
    'Somalia: transition',
    'politicalTransition',
    'AF',
    '2012-08-03',
    4,
    3,
    'stabilizing',
    8,
    'Mogadishu, Kismayo',
  ],
  ['MLI', 'Mali: northern regions', 'armedConflict', 'AF', '2012-04-02', 2, 3, 'active', 4, 'Gao, Timbuktu'],
  ['LBN', 'Lebanon: spill-over, Syria', 'complexEmergency', 'NEA', '2012-06-11', 1, 2, 'alert', 6, 'Tripoli, Bekaa'],
  ['LBY', 'Libya: armed groups', 'politicalTransition', 'NEA', '2011-11-07', 3, 2, 'monitoring', 12, 'Tripoli, Sabha'],
  [
    'CIV',
    'Côte d’Ivoire: post-electoral',
    'electoralViolence',
    'AF',
    '2011-01-18',
    3,
    2,
    'stabilizing',
    12,
    'Abidjan, Duékoué',
  ],
  ['NGA', 'Nigeria: Plateau State', 'complexEmergency', 'AF', '2012-07-09', 1, 2, 'monitoring', 8, 'Jos, Barkin Ladi'],
  ['TCD', 'Chad: eastern border', 'complexEmergency', 'AF', '2011-05-16', 3, 2, 'monitoring', 24, 'Abéché, Adré'],
  ['PAK', 'Pakistan: KP districts', 'armedConflict', 'SCA', '2012-01-23', 2, 2, 'monitoring', 12, 'Peshawar, Kohat'],
  [
    'GTM',
    'Guatemala: land disputes',
    'criminalViolence',
    'WHA',
    '2012-05-14',
    1,
    2,
    'monitoring',
    24,
    'Huehuetenango, Cobán',
  ],
  [
    'KGZ',
    'Kyrgyzstan: southern oblasts',
    'complexEmergency',
    'SCA',
    '2011-02-21',
    3,
    2,
    'monitoring',
    24,
    'Osh, Jalal-Abad',
  ],
  [
    'NPL',
    'Nepal: constitution',
    'politicalTransition',
    'SCA',
    '2012-05-28',
    2,
    1,
    'monitoring',
    24,
    'Kathmandu, Janakpur',
  ],
  [
    'BLZ',
    'Belize: gang violence',
    'criminalViolence',
    'WHA',
    '2011-08-22',
    2,
    1,
    'transition',
    24,
    'Belize City, Belmopan',
  ],
  ['TUN', 'Tunisia: transition', 'politicalTransition', 'NEA', '2011-03-14', 2, 1, 'monitoring', 24, 'Tunis, Gafsa'],
  [
    'SLV',
    'El Salvador: truce',
    'criminalViolence',
    'WHA',
    '2012-03-19',
    2,
    1,
    'monitoring',
    24,
    'San Salvador, Ilopango',
  ],
  ['ZWE', 'Zimbabwe: pre-electoral', 'electoralViolence', 'AF', '2013-01-14', 1, 1, 'monitoring', 24, 'Harare, Mutare'],
];

const generated = rows.map(([country, title, kind, desk, opened, from, to, status, every, places]): Course => {
  const at = moment(opened);
  return {
    crisisId: idOf(`G-${country}`, at),
    country,
    places: places.split(', '),
    desk,
    severity: to,
    status,
    every,
    openedAt: at,
    openedWith: from,
    opening: { title, kind },
  };
});

type Told = readonly [
  alias: ScenarioCrisis,
  country: string,
  desk: string,
  opened: string,
  from: Severity,
  to: Severity,
  status: Status,
  every: number,
  places: string,
];
const told: readonly Told[] = [
  ['SSD11', 'SSD', 'AF', '2011-01-05', 3, 4, 'active', 4, 'Bor, Pibor'],
  ['SYR11', 'SYR', 'NEA', '2012-03-01', 4, 4, 'active', 4, 'Aleppo, Homs'],
  ['SDN05', 'SDN', 'AF', '2005-12-01', 3, 3, 'active', 6, 'El Fasher, Kadugli'],
  ['AFG01', 'AFG', 'SCA', '2006-05-01', 3, 3, 'stabilizing', 6, 'Kabul, Jalalabad'],
  ['HND12', 'HND', 'WHA', '2012-04-02', 3, 3, 'active', 8, 'Tegucigalpa, San Pedro Sula'],
  ['MMR12C', 'MMR', 'EAP', '2012-10-06', 2, 2, 'monitoring', 12, 'Hpa-An, Loikaw'],
  ['HTI05', 'HTI', 'WHA', '2005-10-15', 3, 1, 'transition', 24, 'Port-au-Prince, Gonaïves'],
];

const ofScenarios = told.map(
  ([alias, country, desk, opened, from, severity, status, every, places]): Course => ({
    crisisId: scenarioCrises[alias],
    country,
    places: places.split(', '),
    desk,
    severity,
    status,
    every,
    openedAt: moment(opened),
    openedWith: from,
  }),
);

/** Every crisis that generated work goes on in: all but Kenya, whose day is scripted. */
export const courses: readonly Course[] = [...ofScenarios, ...generated];

import type { CastMember } from '../../contracts/http';
import type { Role } from '../../contracts/vocabulary/roles';
import { idOf } from './ids';
import { beginning } from './times';

/** Somebody of the demonstration: a role with a number, never a name. */
export interface Person {
  readonly alias: string;
  readonly title: string;
  readonly roles: readonly Role[];
  readonly org: string;
  /** Absent: all countries. */
  readonly countries?: readonly string[];
  readonly compartments?: readonly string[];
  readonly accounts?: readonly string[];
  readonly kind?: 'service';
}

const words = (role: string) => `${role[0]!.toUpperCase()}${role.slice(1).replaceAll('-', ' ')}`;

const of = (role: Role, aliases: string, more: Partial<Person> = {}): readonly Person[] =>
  aliases.split(' ').map((alias, index) => ({
    alias,
    title: `${words(role)} ${index + 1}`,
    roles: [role],
    org: 'STATE',
    ...more,
  }));

const posts: Readonly<Record<string, string>> = {
  ken: 'Kenya',
  hnd: 'Honduras',
  hti: 'Haiti',
  tcd: 'Chad',
  sdn: 'Sudan',
  ssd: 'South Sudan',
  afg: 'Afghanistan',
  blz: 'Belize',
  mmr: 'Burma',
  nga: 'Nigeria',
};
const chiefs = Object.entries(posts).flatMap(([iso3, country]) =>
  of('chief-of-mission', `com-${iso3}`, { title: `Chief of mission, ${country}`, countries: [iso3.toUpperCase()] }),
);
const agencies = ['usaid', 'dod', 'doj', 'state', 'treasury'].flatMap((agency) =>
  of('agency-representative', `rep-${agency}`, {
    title: `Agency representative, ${agency.toUpperCase()}`,
    org: agency.toUpperCase(),
  }),
);
const funds = ['019-X-9006-000', '019-X-0121-000'];

/** The administrator and the officer whom set-up makes; everybody else is registered by the first. */
export const administrator: Person = of('administrator', 'ad1', { countries: [] })[0]!;
export const officer: Person = of('senior-watch-officer', 'swo1')[0]!;

/** Everybody whose roles one administrator may grant alone. */
export const others: readonly Person[] = [
  ...of('watch-officer', 'wo1 wo2 wo3'),
  ...of('desk-analyst', 'da1'),
  ...of('assessment-lead', 'al1', { compartments: ['atrocity', 'diplomatic'] }),
  ...of('planner', 'pl1'),
  ...of('planner', 'pl2', { title: 'Planner 2', org: 'DOD' }),
  ...agencies,
  ...of('roster-manager', 'rm1'),
  ...of('deployment-coordinator', 'dc1 dc2'),
  ...chiefs,
  ...of('team-leader', 'tl1'),
  ...of('team-leader', 'tl2', { title: 'Team leader 2', compartments: ['diplomatic'] }),
  ...of('liaison-officer', 'lo1'),
  ...of('program-officer', 'po1'),
  ...of('program-officer', 'po2', {
    title: 'Program officer 2',
    roles: ['program-officer', 'approving-officer'],
    accounts: ['019-X-0121-000'],
  }),
  ...of('grants-officer', 'go1'),
  ...of('fund-manager', 'fm1', { accounts: funds }),
  ...of('approving-officer', 'ao1', { accounts: funds }),
  ...of('payment-officer', 'pay1 pay2', { accounts: funds }),
  ...of('forum-secretary', 'fs1'),
  ...of('decision-maker', 'dm1 dm2'),
  ...of('learning-manager', 'lm1'),
  ...of('exercise-controller', 'xc1'),
  ...of('evaluator', 'ev1 ev2'),
  ...of('auditor', 'au1'),
  ...of('records-officer', 'ro1 ro2'),
  ...of('service', 'svc1', { title: 'Feeds', kind: 'service' }),
];

export const cast: readonly Person[] = [administrator, officer, ...others];

const ids = new Map(cast.map(({ alias }) => [alias, idOf(alias, beginning)]));
/** Id of the user behind an alias. */
export const userIdOf = (alias: string): string => {
  const id = ids.get(alias);
  if (id === undefined) throw new Error(`nobody of the cast is called ${alias}`);
  return id;
};

const limits: readonly (readonly [alias: string, limit: string])[] = [
  ['wo1', 'AF desk, all countries: reports and updates'],
  ['swo1', 'leads the shift: status, severity, situation reports'],
  ['da1', 'grades reports, defines alert rules, imports files'],
  ['al1', 'defines alert rules; two compartments'],
  ['pl1', 'reads the watch'],
  ['dc1', 'raises and takes alerts'],
  ['com-ken', 'Nairobi: sees Kenya only'],
  ['tl1', 'in the field: reports and key figures'],
  ['dm1', 'directs crises, all countries'],
  ['fs1', 'reads the watch'],
  ['ev1', 'independent, reads'],
  ['au1', 'Inspector General: reads every event'],
  ['ad1', 'users, rights and policies; no crisis work'],
  ['ro1', 'takes alerts on records'],
  ['svc1', 'a feed: imports and reports'],
  ['wo2', 'takes over the next shift'],
];

/** The buttons of the sign-in page: sixteen people whom the built parts give something to do. */
export const buttons: readonly CastMember[] = limits.map(([alias, limit]) => ({
  alias,
  title: cast.find((person) => person.alias === alias)!.title,
  limit,
}));

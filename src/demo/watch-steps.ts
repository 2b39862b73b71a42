import { idOf } from './ids';
import { type Step, script } from './step';
import { moment } from './times';

/** The crises that the scenarios name before the election day, by alias. */
export const scenarioCrises = {
  SDN05: idOf('SDN05', moment('2005-12-01')),
  HTI05: idOf('HTI05', moment('2005-10-15')),
  AFG01: idOf('AFG01', moment('2006-05-01')),
  SSD11: idOf('SSD11', moment('2011-01-05')),
  SYR11: idOf('SYR11', moment('2012-03-01')),
  HND12: idOf('HND12', moment('2012-04-02')),
  MMR12C: idOf('MMR12C', moment('2012-10-06')),
  KEN13: idOf('KEN13', moment('2013-02-01')),
} as const;
export type ScenarioCrisis = keyof typeof scenarioCrises;

interface Opening {
  readonly alias: ScenarioCrisis;
  readonly at: string;
  readonly scenario: string;
  readonly title: string;
  readonly country: string;
  readonly kind: string;
  readonly severity: number;
  readonly desk: string;
  readonly summary: string;
  readonly glide?: string;
}

const openings: readonly Opening[] = [
  {
    alias: 'HTI05',
    at: '2005-10-15',
    scenario: '9',
    title: 'Haiti: transition',
    country: 'HTI',
    kind: 'politicalTransition',
    severity: 3,
    desk: 'WHA',
    summary: 'Elections are being prepared after a change of government.',
  },
  {
    alias: 'SDN05',
    at: '2005-12-01',
    scenario: '1',
    title: 'Sudan: Darfur, Two Areas',
    country: 'SDN',
    kind: 'armedConflict',
    severity: 3,
    desk: 'AF',
    summary: 'Fighting and displacement in several states.',
  },
  {
    alias: 'AFG01',
    at: '2006-05-01',
    scenario: '5',
    title: 'Afghanistan: recovery',
    country: 'AFG',
    kind: 'recovery',
    severity: 3,
    desk: 'SCA',
    summary: 'Civilian and military teams work side by side in the provinces.',
  },
  {
    alias: 'SSD11',
    at: '2011-01-05',
    scenario: '11',
    title: 'South Sudan: Jonglei',
    country: 'SSD',
    kind: 'armedConflict',
    severity: 3,
    desk: 'AF',
    summary: 'Communal violence while new institutions are set up.',
  },
  {
    alias: 'SYR11',
    at: '2012-03-01',
    scenario: '3',
    title: 'Syria: armed conflict',
    country: 'SYR',
    kind: 'armedConflict',
    severity: 4,
    desk: 'NEA',
    glide: 'CE-2012-000005-SYR',
    summary: 'Fighting in several cities; people leave for neighbouring countries.',
  },
  {
    alias: 'HND12',
    at: '2012-04-02',
    scenario: '6',
    title: 'Honduras: criminal violence',
    country: 'HND',
    kind: 'criminalViolence',
    severity: 3,
    desk: 'WHA',
    summary: 'Homicide levels are the highest in the world outside of war zones.',
  },
  {
    alias: 'MMR12C',
    at: '2012-10-06',
    scenario: '7',
    title: 'Burma: mine areas',
    country: 'MMR',
    kind: 'recovery',
    severity: 2,
    desk: 'EAP',
    summary: 'People return to areas where mines were laid.',
  },
  {
    alias: 'KEN13',
    at: '2013-02-01',
    scenario: '4',
    title: 'Kenya: electoral violence',
    country: 'KEN',
    kind: 'electoralViolence',
    severity: 3,
    desk: 'AF',
    summary: 'General elections on 4 March. More than 1,300 people died after those of 2007.',
  },
];

const opened = ({ alias, at, scenario, country, desk, ...rest }: Opening): Step =>
  script(`${scenario} opening`)(moment(at), 'da1', 'OpenCrisis', {
    crisisId: scenarioCrises[alias],
    countries: [country],
    leadDesk: desk,
    ...rest,
  });

const figure = (alias: 'HND12' | 'MMR12C', at: string, scenario: string, told: object): Step => {
  const when = moment(at);
  const figureId = idOf(`${alias}-KF-1`, when);
  const crisisId = scenarioCrises[alias];
  return script(`${scenario} figure`)(when, 'da1', 'RecordKeyFigure', {
    crisisId,
    figureId,
    measuredOn: at.slice(0, 10),
    confidence: 'moderate',
    sourceRef: 'country report',
    ...told,
  });
};

const caf = script('8');
const report = (alias: string, occurred: string, headline: string): Step => {
  const signalId = idOf(alias, moment('2012-05-03'));
  const data = {
    signalId,
    occurred: { from: occurred, to: occurred, precision: 'day' },
    place: { country: 'CAF', name: 'Haut-Mbomou', precision: 'admin1' },
    sourceType: 'dataset',
    sourceRef: `feed ${alias}`,
    threats: [],
    violenceType: 'oneSided',
    headline,
    text: 'Taken over from a data feed; places and counts are those of the source.',
    actors: [],
    accessConstraint: 'insecurity',
  };
  return caf(moment('2012-05-03'), 'svc1', 'ReportSignal', data, { effectiveAt: occurred });
};
const grade = (alias: string): Step =>
  caf(moment('2012-05-03'), 'da1', 'GradeSignal', {
    signalId: idOf(alias, moment('2012-05-03')),
    reliability: 'C',
    credibility: '3',
    rationale: 'A known feed; not confirmed by a second source.',
  });

/** Steps of the scenarios before the election day that the watch takes, Kenya's left to its own script. */
export const watchSteps: readonly Step[] = [
  ...openings.map(opened),
  figure('HND12', '2012-04-02', '6', { metric: 'homicides per 100,000', value: '90.4', unit: 'per 100,000' }),
  figure('MMR12C', '2012-10-06', '7', {
    metric: 'people in contaminated areas',
    value: '5200000',
    unit: 'people',
  }),
  report('S-CAF-1', '2012-05-01T18:00:00Z', 'Attack on a village, reported by a feed'),
  report('S-CAF-2', '2012-05-03T06:00:00Z', 'Second attack on a village, reported by a feed'),
  grade('S-CAF-1'),
  grade('S-CAF-2'),
  caf(moment('2012-06-20'), 'svc1', 'WithdrawSignal', {
    signalId: idOf('S-CAF-2', moment('2012-05-03')),
    reason: 'The source withdrew this record.',
  }),
];

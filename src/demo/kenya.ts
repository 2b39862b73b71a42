import { idOf } from './ids';
import { type Step, script } from './step';
import { hoursAfter, moment } from './times';
import { scenarioCrises } from './watch-steps';

const crisisId = scenarioCrises.KEN13;
const ruleId = idOf('RU-KEN', moment('2013-02-15'));
const day = '2013-03-04T';
const at = (time: string) => moment(`${day}${time}Z`);
/** The alert is recorded some microseconds after its minute: whole seconds are counted from there. */
const taken = moment('2013-03-04T05:31:00.001Z');
const signal = (alias: string, time: string) => idOf(alias, at(time));
const s1 = signal('S-1', '03:40');
const s2 = signal('S-2', '05:10');
const s3 = signal('S-3', '05:10');

const before = script('4');

/** Kenya before the election day: the crisis gets its direction, a rule waits, reports go out. */
export const kenyaBefore: readonly Step[] = [
  before(moment('2013-02-01'), 'swo1', 'SetCrisisDirection', {
    crisisId,
    leadDesk: 'AF',
    reportEveryHours: 12,
    objectives: ['Warn early of violence', 'Keep our people safe', 'Support those who calm tensions'].map(
      (text, index) => ({
        objectiveId: idOf(`KEN13-O${index + 1}`, moment('2013-02-01')),
        text,
      }),
    ),
    levels: ['washington', 'ground'],
  }),
  before(moment('2013-02-15'), 'da1', 'DefineAlertRule', {
    ruleId,
    name: 'Electoral violence in Kenya',
    condition: {
      kind: 'signalCount',
      threats: [],
      violenceTypes: ['electoral'],
      countries: ['KEN'],
      pcodes: [],
      minReliability: 'C',
      atLeast: 3,
      windowHours: 6,
    },
    severity: 4,
    ownerDesk: 'AF',
    active: true,
    rationale: 'Three graded reports within six hours mean more than a single incident.',
  }),
  ...['2013-03-02T20:00Z', '2013-03-03T08:00Z', '2013-03-03T20:00Z'].map((when) => situationReport(moment(when))),
];

function situationReport(when: string): Step {
  const narrative = 'Polling material is on its way. No incident was reported; both community lines are staffed.';
  return before(when, 'swo1', 'IssueSituationReport', ({ head }) => ({
    crisisId,
    situationReportId: idOf('KEN13-SR', when),
    final: false,
    atPosition: head,
    covers: { from: hoursAfter(when, -12), to: when },
    narrative,
    projections: [{ hours: 24, text: 'Long queues at polling stations are expected.' }],
    criticalNeeds: [],
  }));
}

const report = (signalId: string, occurred: string, place: string, sourceRef: string, headline: string) => ({
  signalId,
  occurred: { from: occurred, to: occurred, precision: 'exact' },
  place: { country: 'KEN', name: place, precision: 'locality' },
  sourceType: sourceRef.startsWith('radio') ? 'mediaReport' : 'diplomaticReport',
  sourceRef,
  threats: [],
  violenceType: 'electoral',
  headline,
  text: `${headline}. Details are being checked; nobody of ours was near.`,
  actors: [],
  accessConstraint: 'none',
  crisisId,
});

const told = (time: string) => ({ effectiveAt: at(time) });
const grade = (signalId: string, reliability: string, credibility: string) => ({
  signalId,
  reliability,
  credibility,
  rationale: 'Source known to the desk; content agrees with what else is known.',
});
const corroborates = (signalId: string, other: string) => ({
  signalId,
  relation: 'corroborates',
  to: { kind: 'signal', id: other },
});

const play = script('4 play');

/** Steps 13 to 18 of the election day, attempts that must be refused included. */
export const electionDay: readonly Step[] = [
  play(
    at('03:40'),
    'da1',
    'ReportSignal',
    report(s1, at('03:30'), 'Mombasa', 'consular line', 'Stones thrown near a polling station'),
    told('03:30'),
  ),
  play(at('03:40'), 'da1', 'GradeSignal', grade(s1, 'B', '2'), { refused: 'SELF_GRADING' }),
  play(at('03:40'), 'swo1', 'GradeSignal', grade(s1, 'B', '2')),
  play(
    at('05:10'),
    'wo1',
    'ReportSignal',
    report(s2, at('04:50'), 'Mombasa', 'radio bulletin 0500Z', 'Polling interrupted at two stations'),
    told('04:50'),
  ),
  play(
    at('05:10'),
    'wo1',
    'ReportSignal',
    report(s3, at('05:08'), 'Changamwe', 'radio bulletin 0500Z', 'Road to a polling station blocked'),
    told('05:08'),
  ),
  play(at('05:10'), 'da1', 'GradeSignal', grade(s2, 'B', '3')),
  play(at('05:10'), 'da1', 'GradeSignal', grade(s3, 'C', '3')),
  play(at('05:10'), 'da1', 'LinkSignal', corroborates(s2, s1)),
  play(at('05:10'), 'da1', 'LinkSignal', corroborates(s3, s2), { refused: 'SELF_CORROBORATION' }),
  play(taken, 'swo1', 'AcknowledgeAlert', ({ alertOf, waits }) => {
    const alertId = alertOf(ruleId);
    return alertId !== undefined && waits(alertId) ? { alertId } : undefined;
  }),
  play(
    taken,
    'swo1',
    'ShelveAlert',
    ({ alertOf }) => {
      const alertId = alertOf(ruleId);
      return alertId && { alertId, until: '2013-03-05T00:00:00Z', reason: 'To be looked at with the next shift.' };
    },
    { refused: 'SHELVED_TOO_LONG' },
  ),
  play(at('06:00'), 'swo1', 'ChangeCrisisStatus', {
    crisisId,
    to: 'active',
    rationale: 'Incidents at several polling stations.',
  }),
  play(at('06:00'), 'swo1', 'ChangeCrisisSeverity', {
    crisisId,
    severity: 4,
    rationale: 'Three graded reports within two hours.',
    evidence: [s1, s2, s3].map((ref) => ({ kind: 'signal', ref })),
  }),
  play(at('06:00'), 'wo1', 'PostSituationUpdate', {
    crisisId,
    covers: { from: at('03:30'), to: at('06:00') },
    text: 'Polling goes on in most places. Incidents near Mombasa are being followed; our people are accounted for.',
    significant: true,
    threats: [],
    evidence: [s1, s2].map((ref) => ({ kind: 'signal', ref })),
  }),
  play(
    at('09:10'),
    'wo1',
    'ReportSignal',
    report(
      signal('S-4', '09:10'),
      at('05:00'),
      'Kilifi',
      'district office',
      'Incident on the road to Kilifi, told late',
    ),
    told('05:00'),
  ),
];

/** The rule whose alert is the middle of the play. */
export const kenyaRuleId = ruleId;

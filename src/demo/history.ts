import type { Evidence } from '../../contracts/kernel/groups';
import { alertStep, gradeStep, type Pen, reportStep, severityStep, statusStep, updateStep } from './activity';
import { type Course, courses } from './course';
import { idOf } from './ids';
import { between, pick, randomFrom } from './random';
import { type Step, script } from './step';
import { hoursAfter, minutesAfter, moment, playBegins } from './times';

/** The way from monitoring to each status. */
const paths: Readonly<Record<Course['status'], readonly string[]>> = {
  monitoring: [],
  alert: ['alert'],
  active: ['alert', 'active'],
  stabilizing: ['alert', 'active', 'stabilizing'],
  transition: ['alert', 'active', 'stabilizing', 'transition'],
};
const figures = [
  ['people displaced', 'people', 400, 90_000],
  ['people reached by partners', 'people', 200, 40_000],
  ['posts reporting', 'posts', 2, 14],
] as const;

const startOfReports = moment('2013-02-06');
const directed = moment('2013-03-02');
/** Left without a report for longer than it may be, so that the board shows what overdue looks like. */
const overdue = 'COD';
const review: Evidence = { kind: 'publication', ref: 'weekly review of the desk' };

const opening = (
  { write }: Pen,
  { crisisId, country, desk, openedAt, openedWith, opening }: Course,
): readonly Step[] =>
  opening
    ? [
        write(openedAt, 'da1', 'OpenCrisis', {
          crisisId,
          ...opening,
          countries: [country],
          severity: openedWith,
          leadDesk: desk,
          summary: 'Followed by the desk; figures and reports here are illustrative.',
        }),
      ]
    : [];

/** Changes of status and severity from the opening to where the crisis stands; some of the last ones are of today. */
function growth(pen: Pen, course: Course): readonly Step[] {
  const { random } = pen;
  const { severity: to, openedWith: from } = course;
  const severities = Array.from(
    { length: Math.abs(to - from) },
    (_, index) => from + Math.sign(to - from) * (index + 1),
  );
  const statuses = paths[course.status];
  const changes = [
    ...statuses.map((status) => (at: string) => statusStep(pen, course, at, status)),
    ...severities.map((severity) => (at: string) => severityStep(pen, course, at, severity, review)),
  ];
  const today = random() < 0.5;
  let at = course.openedAt;
  return changes.map((change, index) => {
    at = minutesAfter(at, between(random, 2000, 9000));
    const last = today && index === changes.length - 1;
    return change(last ? minutesAfter(playBegins, -between(random, 60, 1200)) : at);
  });
}

interface Reported {
  readonly at: string;
  readonly signalId: string;
  readonly steps: readonly Step[];
}

function reports(pen: Pen, course: Course): readonly Reported[] {
  const { random } = pen;
  const count = 3 + course.severity * 2;
  const span = (Date.parse(playBegins) - Date.parse(startOfReports)) / 60_000 - 10;
  return Array.from({ length: count }, (_, index) => {
    const spread = minutesAfter(startOfReports, Math.floor((span * (index + random() * 0.9)) / count));
    const newest = course.severity > 2 && index === count - 1;
    const at = newest ? minutesAfter(playBegins, -between(random, 6, 420)) : spread;
    const { signalId, step } = reportStep(pen, course, at, pick(random, ['wo1', 'wo2', 'wo3', 'svc1']));
    const graded = random() < 0.8 ? [gradeStep(pen, signalId, minutesAfter(at, 4), 'da1')] : [];
    return { at, signalId, steps: [step, ...graded] };
  });
}

const keyFigures = ({ write, random }: Pen, { crisisId }: Course): readonly Step[] =>
  figures.slice(0, between(random, 1, 3)).map(([metric, unit, least, most], index) => {
    const at = minutesAfter(moment('2013-02-24'), between(random, 0, 6000) + index);
    return write(at, 'da1', 'RecordKeyFigure', {
      crisisId,
      figureId: idOf(`${crisisId} ${metric}`, at),
      metric,
      value: String(between(random, least, most)),
      unit,
      measuredOn: at.slice(0, 10),
      confidence: pick(random, ['low', 'moderate', 'high']),
      sourceRef: 'partner reports, rounded',
    });
  });

/** Direction from the last days on, and updates that keep to it until the play begins. */
function direction(pen: Pen, course: Course): readonly Step[] {
  const { write, random } = pen;
  const { every, country } = course;
  const at = minutesAfter(directed, between(random, 0, 90));
  const end = country === overdue ? minutesAfter(playBegins, -every * 60 - 45) : minutesAfter(playBegins, -2);
  const updates: Step[] = [];
  for (let when = minutesAfter(at, 40); when < end; when = minutesAfter(when, every * 60 - between(random, 10, 50)))
    updates.push(updateStep(pen, course, when, pick(random, ['wo1', 'wo2', 'da1'])));
  return [
    write(at, 'swo1', 'SetCrisisDirection', {
      crisisId: course.crisisId,
      leadDesk: course.desk,
      reportEveryHours: every,
      objectives: [],
      levels: ['washington', pick(random, ['region', 'ground'])],
    }),
    ...updates,
  ];
}

/**
 * An alert of the last days, which the shift closes as usual, and one of the last hours, which an officer holds open or,
 * in the first crisis, nobody has taken yet.
 */
function alerts(pen: Pen, course: Course, reported: readonly Reported[]): readonly Step[] {
  if (course.severity < 3) return [];
  const { random, write } = pen;
  const raise = (at: string, severity: number) => {
    const cited = reported.findLast((one) => one.at < at) ?? reported[0]!;
    return alertStep(pen, course, at, severity, { kind: 'signal', ref: cited.signalId });
  };
  const past = raise(hoursAfter(playBegins, -between(random, 60, 300)), 3);
  if (course === courses[0]) return [past.step, raise(minutesAfter(playBegins, -20), 3).step];
  const recent = raise(minutesAfter(playBegins, -between(random, 90, 460)), pick(random, [2, 3]));
  const taken = write(minutesAfter(recent.step.at, between(random, 3, 25)), 'wo3', 'AcknowledgeAlert', {
    alertId: recent.alertId,
  });
  return [past.step, recent.step, taken];
}

function historyOf(course: Course): readonly Step[] {
  const pen = { write: script(`history ${course.country}`), random: randomFrom(`history ${course.country}`) };
  const reported = reports(pen, course);
  return [
    ...opening(pen, course),
    ...growth(pen, course),
    ...reported.flatMap(({ steps }) => steps),
    ...keyFigures(pen, course),
    ...direction(pen, course),
    ...alerts(pen, course, reported),
  ];
}

/** Generated work of a watch in every crisis but Kenya's, up to the moment when the play begins. */
export const history: readonly Step[] = courses.flatMap(historyOf);

/** Alerts whose fate the script tells: taken by an officer, or waiting for whoever plays. */
export const answeredAlerts: ReadonlySet<string> = new Set(
  history
    .filter(
      ({ type, at }) => type === 'AcknowledgeAlert' || (type === 'RaiseAlert' && at >= minutesAfter(playBegins, -20)),
    )
    .map(({ data }) => (data as { alertId: string }).alertId),
);

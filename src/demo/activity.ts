import type { Evidence } from '../../contracts/kernel/groups';
import type { Course } from './course';
import { idOf } from './ids';
import { between, pick, type Random } from './random';
import type { script } from './step';
import { hoursAfter, minutesAfter } from './times';
import { anAlertTitle, anUpdate, aPlan, aSource, somethingHeard } from './wording';

/** Where generated work is written down: one script, one stream of chance. */
export interface Pen {
  readonly write: ReturnType<typeof script>;
  readonly random: Random;
}

/** A neutral report from a place of the crisis, some minutes to hours after it happened. */
export function reportStep({ write, random }: Pen, { crisisId, country, places }: Course, at: string, who: string) {
  const { headline, violenceType, threats, displaced, access } = somethingHeard(random);
  const [sourceType, ref] = aSource(random);
  const occurred = minutesAfter(at, -between(random, 10, 400));
  const name = pick(random, places);
  const signalId = idOf(`${crisisId} report`, at);
  const data = {
    signalId,
    occurred: { from: occurred, to: occurred, precision: pick(random, ['exact', 'day']) },
    place: { country, name, precision: 'locality' },
    sourceType,
    sourceRef: `${ref}, ${name}, ${at.slice(11, 16)}Z`,
    threats,
    violenceType,
    headline,
    text: `${headline}, ${name}. Told by one source; being checked.`,
    actors: [],
    ...(displaced && { displaced: between(random, 2, 60) * 10 }),
    accessConstraint: access ?? 'none',
    crisisId,
  };
  return { signalId, step: write(at, who, 'ReportSignal', data, { effectiveAt: occurred }) };
}

export const gradeStep = ({ write, random }: Pen, signalId: string, at: string, who: string) =>
  write(at, who, 'GradeSignal', {
    signalId,
    reliability: pick(random, ['A', 'B', 'B', 'C', 'C', 'D']),
    credibility: pick(random, ['1', '2', '2', '3', '3', '4']),
    rationale: 'Judged by the source’s record and by what else is known of the area.',
  });

export const updateStep = ({ write, random }: Pen, course: Course, at: string, who: string) =>
  write(at, who, 'PostSituationUpdate', {
    crisisId: course.crisisId,
    covers: { from: hoursAfter(at, -course.every), to: at },
    text: anUpdate(random),
    significant: random() < 0.25,
    ...(random() < 0.4 && { plannedActions: aPlan(random) }),
    threats: [],
    evidence: [],
  });

/** An alert that a person raises about a crisis, on the last report. */
export function alertStep({ write, random }: Pen, course: Course, at: string, severity: number, evidence: Evidence) {
  const { crisisId } = course;
  const alertId = idOf(`${crisisId} alert`, at);
  const data = {
    alertId,
    severity,
    subject: { kind: 'crisis', id: crisisId },
    title: anAlertTitle(random),
    crisisId,
    evidence: [evidence],
  };
  return { alertId, step: write(at, pick(random, ['wo1', 'wo3']), 'RaiseAlert', data) };
}

export const statusStep = ({ write }: Pen, { crisisId }: Course, at: string, to: string) =>
  write(at, 'swo1', 'ChangeCrisisStatus', { crisisId, to, rationale: 'Agreed with the desk after the last update.' });

export const severityStep = ({ write }: Pen, { crisisId }: Course, at: string, severity: number, evidence: Evidence) =>
  write(at, 'da1', 'ChangeCrisisSeverity', {
    crisisId,
    severity,
    rationale: 'Reports of the last days, weighed against the test of the scale.',
    evidence: [evidence],
  });

import type { Deadline } from '../deadline';
import { accessEnd } from './access-end';
import { actorCommitment } from './actor-commitment';
import { alertAcknowledgement } from './alert-acknowledgement';
import { alertShelfEnd } from './alert-shelf-end';
import { atrocityAssessmentDue, conflictAssessmentDue } from './assessment-due';
import { barrierDue } from './barrier-due';
import { decisionDue } from './decision-due';
import { deconflictionEnd } from './deconfliction-end';
import { highRiskPeriodEnd, highRiskPeriodStart } from './high-risk-periods';
import { initiativeEnd } from './initiative-end';
import { lessonDue } from './lesson-due';
import { meeting } from './meeting';
import { situationReport } from './situation-report';
import { taskingDue } from './tasking-due';
import { transitionReview } from './transition-review';
import { vettingExpiry } from './vetting-expiry';
import { warningExpiry } from './warning-expiry';
import { watchReview } from './watch-review';

/** Every kind of clock of domain.md §6.2 that is built. */
// biome-ignore lint/suspicious/noExplicitAny: clocks of all aggregates stand in one table
export const deadlineClocks: readonly Deadline<any>[] = [
  alertAcknowledgement,
  alertShelfEnd,
  warningExpiry,
  watchReview,
  highRiskPeriodStart,
  highRiskPeriodEnd,
  situationReport,
  meeting,
  decisionDue,
  taskingDue,
  conflictAssessmentDue,
  atrocityAssessmentDue,
  barrierDue,
  accessEnd,
  lessonDue,
  transitionReview,
  deconflictionEnd,
  vettingExpiry,
  initiativeEnd,
  actorCommitment,
];

import type { Deadline } from '../deadline';
import { accessEnd } from './access-end';
import { alertAcknowledgement } from './alert-acknowledgement';
import { alertShelfEnd } from './alert-shelf-end';
import { atrocityAssessmentDue, conflictAssessmentDue } from './assessment-due';
import { barrierDue } from './barrier-due';
import { situationReport } from './situation-report';
import { warningExpiry } from './warning-expiry';

/** Every kind of clock of domain.md §6.2 that is built. */
// biome-ignore lint/suspicious/noExplicitAny: clocks of all aggregates stand in one table
export const deadlineClocks: readonly Deadline<any>[] = [
  alertAcknowledgement,
  alertShelfEnd,
  warningExpiry,
  situationReport,
  conflictAssessmentDue,
  atrocityAssessmentDue,
  barrierDue,
  accessEnd,
];

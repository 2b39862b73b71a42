import type { DeadlineAction, Reaction } from '../../contracts/reaction';
import { alertIntegrity } from './alert-integrity';
import { accessEnd } from './deadlines/access-end';
import { alertAcknowledgement } from './deadlines/alert-acknowledgement';
import { alertShelfEnd } from './deadlines/alert-shelf-end';
import { deconflictionEnd, transitionReview } from './deadlines/civmil';
import { lessonDue } from './deadlines/lesson-due';
import { situationReport } from './deadlines/situation-report';
import { warningExpiry } from './deadlines/warning-expiry';
import { raiseRuleAlerts } from './raise-rule-alerts/raise-rule-alerts';

/** Every reaction; a new one is added here. */
// biome-ignore lint/suspicious/noExplicitAny: reactions of all states stand in one table
export const reactions: readonly Reaction<any>[] = [raiseRuleAlerts, alertIntegrity];

/** What the clock sends, one entry for each kind of deadline (domain.md §6.2). */
export const deadlineActions: readonly DeadlineAction[] = [
  alertAcknowledgement,
  alertShelfEnd,
  warningExpiry,
  situationReport,
  accessEnd,
  lessonDue,
  transitionReview,
  deconflictionEnd,
];

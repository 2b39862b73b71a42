import type { DeadlineAction, Reaction } from '../../contracts/reaction';
import { alertDutyOfCare } from './alert-duty-of-care';
import { alertIntegrity } from './alert-integrity';
import { accessEnd } from './deadlines/access-end';
import { actorCommitment } from './deadlines/actor-commitment';
import { alertAcknowledgement } from './deadlines/alert-acknowledgement';
import { alertShelfEnd } from './deadlines/alert-shelf-end';
import { assessmentDue, barrierDue } from './deadlines/assessment';
import { deconflictionEnd, transitionReview } from './deadlines/civmil';
import { decisionDue } from './deadlines/decision-due';
import { highRiskPeriodEnd, highRiskPeriodStart } from './deadlines/high-risk-periods';
import { initiativeEnd } from './deadlines/initiative-end';
import { lessonDue } from './deadlines/lesson-due';
import { situationReport } from './deadlines/situation-report';
import { taskingDue } from './deadlines/tasking-due';
import { vettingExpiry } from './deadlines/vetting-expiry';
import { warningExpiry } from './deadlines/warning-expiry';
import { watchReview } from './deadlines/watch-review';
import { defineMonitoringRules } from './define-monitoring-rules';
import { raiseRuleAlerts } from './raise-rule-alerts/raise-rule-alerts';

/** Every reaction; a new one is added here. */
// biome-ignore lint/suspicious/noExplicitAny: reactions of all states stand in one table
export const reactions: readonly Reaction<any>[] = [
  raiseRuleAlerts,
  defineMonitoringRules,
  alertIntegrity,
  alertDutyOfCare,
];

/** What the clock sends, one entry for each kind of deadline (domain.md §6.2). */
export const deadlineActions: readonly DeadlineAction[] = [
  alertAcknowledgement,
  alertShelfEnd,
  warningExpiry,
  watchReview,
  highRiskPeriodStart,
  highRiskPeriodEnd,
  situationReport,
  decisionDue,
  taskingDue,
  assessmentDue,
  barrierDue,
  accessEnd,
  lessonDue,
  transitionReview,
  deconflictionEnd,
  vettingExpiry,
  initiativeEnd,
  actorCommitment,
];

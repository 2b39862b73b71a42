import type { DeadlineAction, Reaction } from '../../contracts/reaction';
import { alertDutyOfCare } from './alert-duty-of-care';
import { alertIntegrity } from './alert-integrity';
import { accessEnd } from './deadlines/access-end';
import { actorCommitment } from './deadlines/actor-commitment';
import { alertAcknowledgement } from './deadlines/alert-acknowledgement';
import { alertShelfEnd } from './deadlines/alert-shelf-end';
import { initiativeEnd } from './deadlines/initiative-end';
import { situationReport } from './deadlines/situation-report';
import { vettingExpiry } from './deadlines/vetting-expiry';
import { warningExpiry } from './deadlines/warning-expiry';
import { raiseRuleAlerts } from './raise-rule-alerts/raise-rule-alerts';

/** Every reaction; a new one is added here. */
// biome-ignore lint/suspicious/noExplicitAny: reactions of all states stand in one table
export const reactions: readonly Reaction<any>[] = [raiseRuleAlerts, alertIntegrity, alertDutyOfCare];

/** What the clock sends, one entry for each kind of deadline (domain.md §6.2). */
export const deadlineActions: readonly DeadlineAction[] = [
  alertAcknowledgement,
  alertShelfEnd,
  warningExpiry,
  situationReport,
  accessEnd,
  vettingExpiry,
  initiativeEnd,
  actorCommitment,
];

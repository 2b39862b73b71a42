import { importsBoard } from './access/imports-board';
import { policiesBoard } from './access/policies-board';
import { usersBoard } from './access/users-board';
import { integrityBoard } from './assurance/integrity-board';
import type { Board } from './board';
import type { Fact } from './fact';
import { crisisKeys } from './facts/crisis-keys';
import { openWork } from './facts/open-work';
import { partnerStanding } from './facts/partner-standing';
import { runningImports } from './facts/running-imports';
import { activitiesRegister } from './partners/activities-register';
import { coalitionsBoard } from './partners/coalitions-board';
import { contactsBoard } from './partners/contacts-board';
import { initiativesBoard } from './partners/initiatives-board';
import { partnersBoard } from './partners/partners-board';
import { relationshipsRegister } from './partners/relationships-register';
import { accessLogRegister } from './platform/access-log-register';
import { auditTrailRegister } from './platform/audit-trail-register';
import { deadlinesRegister } from './platform/deadlines-register';
import { sourceRecordsRegister } from './platform/source-records-register';
import type { Register } from './register';
import { alertHistoryRegister } from './watch/alert-history-register';
import { alertRulesRegister } from './watch/alert-rules-register';
import { alertsBoard } from './watch/alerts-board';
import { crisesBoard } from './watch/crises-board';
import { signalsRegister } from './watch/signals-register';
import { timelineRegister } from './watch/timeline-register';

/** Every board the server runs; a new one is served at `/live` as soon as it is listed here. */
// biome-ignore lint/suspicious/noExplicitAny: definitions of all boards stand in one table
export const boards: readonly Board<any, any, any>[] = [
  crisesBoard,
  alertsBoard,
  partnersBoard,
  coalitionsBoard,
  initiativesBoard,
  contactsBoard,
  importsBoard,
  usersBoard,
  policiesBoard,
  integrityBoard,
];

/** Every register the server keeps. */
export const registers: readonly Register[] = [
  signalsRegister,
  alertHistoryRegister,
  alertRulesRegister,
  activitiesRegister,
  relationshipsRegister,
  timelineRegister,
  deadlinesRegister,
  sourceRecordsRegister,
  auditTrailRegister,
  accessLogRegister,
];

/** Every small fold that deciders may ask for. */
// biome-ignore lint/suspicious/noExplicitAny: definitions of all facts stand in one table
export const facts: readonly Fact<any, any>[] = [openWork, runningImports, crisisKeys, partnerStanding];

export { deadlineClocks } from './deadlines';

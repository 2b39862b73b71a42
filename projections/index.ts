import { importsBoard } from './access/imports-board';
import { policiesBoard } from './access/policies-board';
import { usersBoard } from './access/users-board';
import { integrityBoard } from './assurance/integrity-board';
import type { Board } from './board';
import { leadAuthorityBoard } from './civmil/lead-authority-board';
import type { Fact } from './fact';
import { crisisKeys } from './facts/crisis-keys';
import { openWork } from './facts/open-work';
import { runningImports } from './facts/running-imports';
import { lessonsBoard } from './learning/lessons-board';
import { practicesBoard } from './learning/practices-board';
import { toolkitTextsRegister } from './learning/toolkit-texts-register';
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
  leadAuthorityBoard,
  lessonsBoard,
  practicesBoard,
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
  timelineRegister,
  toolkitTextsRegister,
  deadlinesRegister,
  sourceRecordsRegister,
  auditTrailRegister,
  accessLogRegister,
];

/** Every small fold that deciders may ask for. */
// biome-ignore lint/suspicious/noExplicitAny: definitions of all facts stand in one table
export const facts: readonly Fact<any, any>[] = [openWork, runningImports, crisisKeys];

export { deadlineClocks } from './deadlines';

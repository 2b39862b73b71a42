import { importsBoard } from './access/imports-board';
import { policiesBoard } from './access/policies-board';
import { usersBoard } from './access/users-board';
import { actorsBoard } from './assessment/actors-board';
import { assessmentsBoard } from './assessment/assessments-board';
import { barriersBoard } from './assessment/barriers-board';
import { capabilitiesBoard } from './assessment/capabilities-board';
import { driversBoard } from './assessment/drivers-board';
import { judgementsRegister } from './assessment/judgements-register';
import { integrityBoard } from './assurance/integrity-board';
import type { Board } from './board';
import { leadAuthorityBoard } from './civmil/lead-authority-board';
import { decisionsBoard } from './decisions/decisions-board';
import { dissentsRegister } from './decisions/dissents-register';
import { forumsBoard } from './decisions/forums-board';
import { taskingsBoard } from './decisions/taskings-board';
import type { Fact } from './fact';
import { crisisKeys } from './facts/crisis-keys';
import { decisionStandings } from './facts/decision-standings';
import { lastHandovers } from './facts/last-handovers';
import { openCriticals } from './facts/open-criticals';
import { openWork } from './facts/open-work';
import { partnerStanding } from './facts/partner-standing';
import { quorateMeetings } from './facts/quorate-meetings';
import { ruleDesks } from './facts/rule-desks';
import { runningImports } from './facts/running-imports';
import { lessonsBoard } from './learning/lessons-board';
import { practicesBoard } from './learning/practices-board';
import { toolkitTextsRegister } from './learning/toolkit-texts-register';
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
import { calendarBoard } from './watch/calendar-board';
import { crisesBoard } from './watch/crises-board';
import { desksBoard } from './watch/desks-board';
import { riskScoresRegister } from './watch/risk-scores-register';
import { signalsRegister } from './watch/signals-register';
import { timelineRegister } from './watch/timeline-register';
import { watchLogRegister } from './watch/watch-log-register';
import { watchlistBoard } from './watch/watchlist-board';

/** Every board the server runs; a new one is served at `/live` as soon as it is listed here. */
// biome-ignore lint/suspicious/noExplicitAny: definitions of all boards stand in one table
export const boards: readonly Board<any, any, any>[] = [
  crisesBoard,
  watchlistBoard,
  calendarBoard,
  alertsBoard,
  desksBoard,
  forumsBoard,
  decisionsBoard,
  taskingsBoard,
  assessmentsBoard,
  driversBoard,
  actorsBoard,
  capabilitiesBoard,
  barriersBoard,
  leadAuthorityBoard,
  lessonsBoard,
  practicesBoard,
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
  riskScoresRegister,
  alertHistoryRegister,
  alertRulesRegister,
  watchLogRegister,
  activitiesRegister,
  relationshipsRegister,
  timelineRegister,
  judgementsRegister,
  dissentsRegister,
  toolkitTextsRegister,
  deadlinesRegister,
  sourceRecordsRegister,
  auditTrailRegister,
  accessLogRegister,
];

/** Every small fold that deciders may ask for. */
// biome-ignore lint/suspicious/noExplicitAny: definitions of all facts stand in one table
export const facts: readonly Fact<any, any>[] = [
  openWork,
  runningImports,
  crisisKeys,
  ruleDesks,
  openCriticals,
  lastHandovers,
  decisionStandings,
  quorateMeetings,
  partnerStanding,
];

export { deadlineClocks } from './deadlines';

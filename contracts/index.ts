import { accessEvents } from './access/access';
import { importBatchCommands, importBatchEvents } from './access/import-batch';
import { policyCommands, policyEvents } from './access/policy';
import { userCommands, userEvents } from './access/user';
import { atrocityAssessmentCommands, atrocityAssessmentEvents } from './assessment/atrocity-registry';
import { barrierCommands, barrierEvents } from './assessment/barrier';
import { capabilityCommands, capabilityEvents } from './assessment/capability';
import { conflictAssessmentCommands, conflictAssessmentEvents } from './assessment/conflict-registry';
import { leadAuthorityCommands, leadAuthorityEvents } from './civmil/lead-authority-registry';
import { correctionEvents } from './corrections';
import { decisionCommands, decisionEvents } from './decisions/decision-registry';
import { forumCommands, forumEvents } from './decisions/forum';
import { interagencyManagementCommands, interagencyManagementEvents } from './decisions/interagency-management';
import { integrityEvents } from './integrity';
import type { CommandRegistry, EventRegistry } from './kernel/messages';
import { lessonCommands, lessonEvents } from './learning/lesson';
import { toolkitCommands, toolkitEvents } from './learning/toolkit';
import { coalitionCommands, coalitionEvents } from './partners/coalition';
import { diplomaticContactCommands, diplomaticContactEvents } from './partners/diplomatic-contact';
import { initiativeCommands, initiativeEvents } from './partners/initiative-registry';
import { partnerCommands, partnerEvents } from './partners/partner-registry';
import { alertCommands, alertEvents } from './watch/alert';
import { alertRuleCommands, alertRuleEvents } from './watch/alert-rule';
import { countryWatchCommands, countryWatchEvents } from './watch/country-watch-registry';
import { crisisCommands, crisisEvents } from './watch/crisis-registry';
import { shiftCommands, shiftEvents } from './watch/shift';
import { signalCommands, signalEvents } from './watch/signal';

/** Stream categories with the messages of each aggregate and the context it belongs to. */
export const aggregates = {
  countryWatch: { context: 'watch', commands: countryWatchCommands, events: countryWatchEvents },
  crisis: { context: 'watch', commands: crisisCommands, events: crisisEvents },
  signal: { context: 'watch', commands: signalCommands, events: signalEvents },
  alertRule: { context: 'watch', commands: alertRuleCommands, events: alertRuleEvents },
  alert: { context: 'watch', commands: alertCommands, events: alertEvents },
  shift: { context: 'watch', commands: shiftCommands, events: shiftEvents },
  forum: { context: 'decisions', commands: forumCommands, events: forumEvents },
  decision: { context: 'decisions', commands: decisionCommands, events: decisionEvents },
  interagencyManagement: {
    context: 'decisions',
    commands: interagencyManagementCommands,
    events: interagencyManagementEvents,
  },
  conflictAssessment: {
    context: 'assessment',
    commands: conflictAssessmentCommands,
    events: conflictAssessmentEvents,
  },
  atrocityAssessment: {
    context: 'assessment',
    commands: atrocityAssessmentCommands,
    events: atrocityAssessmentEvents,
  },
  capability: { context: 'assessment', commands: capabilityCommands, events: capabilityEvents },
  barrier: { context: 'assessment', commands: barrierCommands, events: barrierEvents },
  leadAuthority: { context: 'civmil', commands: leadAuthorityCommands, events: leadAuthorityEvents },
  lesson: { context: 'learning', commands: lessonCommands, events: lessonEvents },
  toolkit: { context: 'learning', commands: toolkitCommands, events: toolkitEvents },
  partner: { context: 'partners', commands: partnerCommands, events: partnerEvents },
  coalition: { context: 'partners', commands: coalitionCommands, events: coalitionEvents },
  initiative: { context: 'partners', commands: initiativeCommands, events: initiativeEvents },
  diplomaticContact: { context: 'partners', commands: diplomaticContactCommands, events: diplomaticContactEvents },
  user: { context: 'access', commands: userCommands, events: userEvents },
  importBatch: { context: 'access', commands: importBatchCommands, events: importBatchEvents },
  policy: { context: 'access', commands: policyCommands, events: policyEvents },
  access: { context: 'access', commands: {}, events: accessEvents },
  integrity: { context: 'assurance', commands: {}, events: integrityEvents },
} as const satisfies Record<string, { context: string; commands: CommandRegistry; events: EventRegistry }>;

export type Category = keyof typeof aggregates;

/** Every command that one aggregate decides, by name. `CorrectEvent` and `RetractEvent` stand in `corrections.ts`. */
export const commands = {
  ...countryWatchCommands,
  ...crisisCommands,
  ...signalCommands,
  ...alertRuleCommands,
  ...alertCommands,
  ...shiftCommands,
  ...forumCommands,
  ...decisionCommands,
  ...interagencyManagementCommands,
  ...conflictAssessmentCommands,
  ...atrocityAssessmentCommands,
  ...capabilityCommands,
  ...barrierCommands,
  ...leadAuthorityCommands,
  ...lessonCommands,
  ...toolkitCommands,
  ...partnerCommands,
  ...coalitionCommands,
  ...initiativeCommands,
  ...diplomaticContactCommands,
  ...userCommands,
  ...importBatchCommands,
  ...policyCommands,
} as const satisfies CommandRegistry;

/** Every event ever written, by its persisted name. */
export const events = {
  ...countryWatchEvents,
  ...crisisEvents,
  ...signalEvents,
  ...alertRuleEvents,
  ...alertEvents,
  ...shiftEvents,
  ...forumEvents,
  ...decisionEvents,
  ...interagencyManagementEvents,
  ...conflictAssessmentEvents,
  ...atrocityAssessmentEvents,
  ...capabilityEvents,
  ...barrierEvents,
  ...leadAuthorityEvents,
  ...lessonEvents,
  ...toolkitEvents,
  ...partnerEvents,
  ...coalitionEvents,
  ...initiativeEvents,
  ...diplomaticContactEvents,
  ...userEvents,
  ...importBatchEvents,
  ...policyEvents,
  ...accessEvents,
  ...integrityEvents,
  ...correctionEvents,
} as const satisfies EventRegistry;

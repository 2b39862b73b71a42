import { accessEvents } from './access/access';
import { importBatchCommands, importBatchEvents } from './access/import-batch';
import { policyCommands, policyEvents } from './access/policy';
import { userCommands, userEvents } from './access/user';
import { leadAuthorityCommands, leadAuthorityEvents } from './civmil/lead-authority-registry';
import { correctionEvents } from './corrections';
import { integrityEvents } from './integrity';
import type { CommandRegistry, EventRegistry } from './kernel/messages';
import { lessonCommands, lessonEvents } from './learning/lesson';
import { toolkitCommands, toolkitEvents } from './learning/toolkit';
import { alertCommands, alertEvents } from './watch/alert';
import { alertRuleCommands, alertRuleEvents } from './watch/alert-rule';
import { crisisCommands, crisisEvents } from './watch/crisis-registry';
import { signalCommands, signalEvents } from './watch/signal';

/** Stream categories with the messages of each aggregate and the context it belongs to. */
export const aggregates = {
  crisis: { context: 'watch', commands: crisisCommands, events: crisisEvents },
  signal: { context: 'watch', commands: signalCommands, events: signalEvents },
  alertRule: { context: 'watch', commands: alertRuleCommands, events: alertRuleEvents },
  alert: { context: 'watch', commands: alertCommands, events: alertEvents },
  leadAuthority: { context: 'civmil', commands: leadAuthorityCommands, events: leadAuthorityEvents },
  lesson: { context: 'learning', commands: lessonCommands, events: lessonEvents },
  toolkit: { context: 'learning', commands: toolkitCommands, events: toolkitEvents },
  user: { context: 'access', commands: userCommands, events: userEvents },
  importBatch: { context: 'access', commands: importBatchCommands, events: importBatchEvents },
  policy: { context: 'access', commands: policyCommands, events: policyEvents },
  access: { context: 'access', commands: {}, events: accessEvents },
  integrity: { context: 'assurance', commands: {}, events: integrityEvents },
} as const satisfies Record<string, { context: string; commands: CommandRegistry; events: EventRegistry }>;

export type Category = keyof typeof aggregates;

/** Every command that one aggregate decides, by name. `CorrectEvent` and `RetractEvent` stand in `corrections.ts`. */
export const commands = {
  ...crisisCommands,
  ...signalCommands,
  ...alertRuleCommands,
  ...alertCommands,
  ...leadAuthorityCommands,
  ...lessonCommands,
  ...toolkitCommands,
  ...userCommands,
  ...importBatchCommands,
  ...policyCommands,
} as const satisfies CommandRegistry;

/** Every event ever written, by its persisted name. */
export const events = {
  ...crisisEvents,
  ...signalEvents,
  ...alertRuleEvents,
  ...alertEvents,
  ...leadAuthorityEvents,
  ...lessonEvents,
  ...toolkitEvents,
  ...userEvents,
  ...importBatchEvents,
  ...policyEvents,
  ...accessEvents,
  ...integrityEvents,
  ...correctionEvents,
} as const satisfies EventRegistry;

import { accessEvents } from './access/access';
import { importBatchCommands, importBatchEvents } from './access/import-batch';
import { policyCommands, policyEvents } from './access/policy';
import { userCommands, userEvents } from './access/user';
import { correctionEvents } from './corrections';
import { integrityEvents } from './integrity';
import type { CommandRegistry, EventRegistry } from './kernel/messages';
import { coalitionCommands, coalitionEvents } from './partners/coalition';
import { diplomaticContactCommands, diplomaticContactEvents } from './partners/diplomatic-contact';
import { initiativeCommands, initiativeEvents } from './partners/initiative-registry';
import { partnerCommands, partnerEvents } from './partners/partner-registry';
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
  ...crisisCommands,
  ...signalCommands,
  ...alertRuleCommands,
  ...alertCommands,
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
  ...crisisEvents,
  ...signalEvents,
  ...alertRuleEvents,
  ...alertEvents,
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

import { same } from '../../contracts/kernel/same';
import {
  type AlertRuleCommand,
  type AlertRuleEvent,
  type AlertRuleKeys,
  alertRuleCommands,
  alertRuleEvents,
  DefineAlertRule,
} from '../../contracts/watch/alert-rule';
import { contentOf } from '../platform/content-of';
import { defineDecider } from '../platform/decider';

interface AlertRule {
  readonly definition?: Readonly<DefineAlertRule>;
  readonly version: number;
}

const definitionIn = contentOf(DefineAlertRule);

/** Decides the versions of one rule that waits for a condition and raises alerts (domain.md §2.1). */
export const alertRule = defineDecider<AlertRuleCommand, AlertRuleEvent, AlertRuleKeys>()<AlertRule>({
  category: 'alertRule',
  id: 'ruleId',
  commands: alertRuleCommands,
  events: alertRuleEvents,
  initial: { version: 0 },
  keys: ({ definition }) => (definition ? { ruleId: definition.ruleId } : {}),

  decide: {
    DefineAlertRule: {
      done: (command, { definition }) => same(definition, command),
      refuse: [],
      record: (command, { version }) => [{ type: 'AlertRuleDefined', data: { ...command, version: version + 1 } }],
    },
  },

  evolve: {
    AlertRuleDefined: (_, data) => ({ definition: definitionIn(data), version: data.version }),
  },
});

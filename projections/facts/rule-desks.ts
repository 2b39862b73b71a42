import type { AlertRuleEvent } from '../../contracts/watch/alert-rule';
import { fact } from '../fact';

/** By alert rule: the desk that owns its latest version. */
export const ruleDesks = fact<AlertRuleEvent>()({
  name: 'ruleDesks',
  keys: ({ data }) => [data.ruleId],
  blank: { ownerDesk: '' },
  on: { AlertRuleDefined: (_, { data }) => ({ ownerDesk: data.ownerDesk }) },
});

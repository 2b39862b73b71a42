import {
  type PolicyCommand,
  type PolicyEvent,
  PolicyKeys,
  policyCommands,
  policyEvents,
} from '../../contracts/access/policy';
import type { Fault } from '../../contracts/kernel/fault';
import { same } from '../../contracts/kernel/same';
import { isKnownPolicy, needsDecision, policyFault } from '../../contracts/policy-schemas';
import { defineDecider, rule, stop } from '../platform/decider';

/** Parameters of one rule: how often they were set, and the JSON text that holds. */
export interface Policy {
  readonly name?: string;
  readonly version: number;
  readonly value?: string;
}

/** Names that a role may set, where it may not set all. */
const reach: Readonly<Record<string, string>> = { 'desk-analyst': 'profile.', service: 'reference.' };

const detailOf = (fault: Fault | undefined) => fault && { ...fault };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const policy = defineDecider<PolicyCommand, PolicyEvent, PolicyKeys>()<Policy>({
  category: 'policy',
  id: 'name',
  commands: policyCommands,
  events: policyEvents,
  initial: { version: 0 },
  keys: ({ name }) => (name === undefined ? {} : { name }),

  decide: {
    SetPolicy: {
      done: ({ value }, policy) => policy.value !== undefined && same(parsed(value), parsed(policy.value)),
      refuse: [
        rule('ROLE_NOT_ALLOWED', ({ name }, _, { actor }) => {
          const prefix = reach[actor.role];
          return prefix !== undefined && !name.startsWith(prefix) && { role: actor.role, sets: `${prefix}*` };
        }),
        stop('POLICY_UNKNOWN', ({ name }) => !isKnownPolicy(name) && { name }),
        rule('POLICY_VALUE_INVALID', ({ name, value }) => detailOf(policyFault(name, value))),
        rule(
          'POLICY_NEEDS_DECISION',
          ({ name, decisionId }) => needsDecision(name) && decisionId === undefined && { name },
        ),
      ],
      record: (command, { version, value }) => [
        {
          type: 'PolicySet',
          data: { ...command, version: version + 1, ...(value !== undefined && { previousValue: value }) },
        },
      ],
    },
  },

  evolve: {
    PolicySet: (_, { name, version, value }) => ({ name, version, value }),
  },
});

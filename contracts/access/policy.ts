import { All } from '../kernel/combine';
import { IsCount, IsInstant, IsLongText, IsRef, IsText } from '../kernel/fields';
import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';

export class PolicyKeys {
  @IsText(60) name!: string;
}

export class SetPolicy {
  @IsText(60) name!: string;
  /** JSON text, checked by the schema of the policy. */
  @IsLongText() value!: string;
  @IsText(1000) reason!: string;
  @IsRef('decision', { optional: true }) decisionId?: string;
  @IsInstant() effectiveFrom!: string;
}

export const policyCommands = {
  SetPolicy: {
    command: SetPolicy,
    sentence: 'Set the parameters of a rule.',
    roles: ['administrator', 'decision-maker', 'desk-analyst', 'service'],
    records: { PolicySet: '' },
    guarded: true,
    realms: 'live',
  },
} as const satisfies CommandRegistry;

class PolicyVersion {
  @IsCount() version!: number;
  @IsLongText({ optional: true }) previousValue?: string;
}
export class PolicySet extends All(PolicyKeys, SetPolicy, PolicyVersion) {}

export const policyEvents = { PolicySet } as const satisfies EventRegistry;

export type PolicyCommand = CommandOf<typeof policyCommands>;
export type PolicyEvent = EventOf<typeof policyEvents>;

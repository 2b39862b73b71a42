import { All } from '../kernel/combine';
import { IsBoolean, IsCount, IsId, IsSeverity, IsText } from '../kernel/fields';
import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import type { Severity } from '../vocabulary/code-lists';
import { type Condition, IsCondition } from './condition';

export class AlertRuleKeys {
  @IsId() ruleId!: string;
}

export class DefineAlertRule {
  @IsId() ruleId!: string;
  @IsText(120) name!: string;
  @IsCondition() condition!: Condition;
  @IsSeverity() severity!: Severity;
  @IsText(40) ownerDesk!: string;
  @IsBoolean() active!: boolean;
  @IsId({ optional: true }) fromAssessmentId?: string;
  @IsText(500) rationale!: string;
}

export const alertRuleCommands = {
  DefineAlertRule: {
    command: DefineAlertRule,
    sentence: 'Define what raises an alert, or a new version of it; active false retires the rule.',
    roles: ['desk-analyst', 'senior-watch-officer', 'assessment-lead', 'system'],
    records: { AlertRuleDefined: '' },
    upsert: true,
  },
} as const satisfies CommandRegistry;

class Version {
  @IsCount() version!: number;
}
export class AlertRuleDefined extends All(AlertRuleKeys, DefineAlertRule, Version) {}

export const alertRuleEvents = { AlertRuleDefined } as const satisfies EventRegistry;

export type AlertRuleCommand = CommandOf<typeof alertRuleCommands>;
export type AlertRuleEvent = EventOf<typeof alertRuleEvents>;

import type { JsonObject } from '../../contracts/encoding';
import type { Known } from '../../contracts/kernel/messages';
import type { AlertRuleEvent } from '../../contracts/watch/alert-rule';
import { foldedRegister } from '../register';

type Defined = Known<AlertRuleEvent, 'AlertRuleDefined'>;
interface RuleRow {
  readonly defined?: Pick<Defined, 'data' | 'position'> & { readonly at: string; readonly by: string };
  readonly supersededAt?: string;
}

/** Key of one version of a rule. */
const ruleVersionKey = (ruleId: string, version: number) => `${ruleId}.v${version}`;

const shown = ({ defined, supersededAt }: RuleRow, key: string) => {
  if (!defined) return { key, superseded: true };
  const { data } = defined;
  return {
    ruleId: data.ruleId,
    version: data.version,
    name: data.name,
    condition: { ...data.condition } as JsonObject,
    conditionKind: data.condition.kind,
    countries: 'countries' in data.condition ? data.condition.countries : [],
    severity: data.severity,
    ownerDesk: data.ownerDesk,
    active: data.active,
    fromAssessmentId: data.fromAssessmentId ?? null,
    rationale: data.rationale,
    definedAt: defined.at,
    definedBy: defined.by,
    position: defined.position,
    current: supersededAt === undefined ? 1 : 0,
    supersededAt: supersededAt ?? null,
  };
};

/** Alert rules, one row per version; `current` is 1 for the latest version of a rule. */
export const alertRulesRegister = foldedRegister<AlertRuleEvent>()({
  name: 'alert-rules',
  version: 1,
  category: null,
  readers: 'any',
  columns: {
    ruleId: 'text',
    version: 'integer',
    severity: 'integer',
    ownerDesk: 'text',
    conditionKind: 'text',
    definedAt: 'text',
    position: 'integer',
    current: 'integer',
  },
  indexes: ['ruleId', 'position'],
  search: ['name', 'rationale'],
  keys: ({ data: { ruleId, version } }) =>
    [version, version - 1].filter((n) => n > 0).map((n) => ruleVersionKey(ruleId, n)),
  blank: {} as RuleRow,
  on: {
    AlertRuleDefined: (row, { data, metadata, position }, key) => {
      if (key === ruleVersionKey(data.ruleId, data.version))
        return { ...row, defined: { data, position, at: metadata.recordedAt, by: metadata.actor.id } };
      return row.defined && { ...row, supersededAt: row.supersededAt ?? metadata.recordedAt };
    },
  },
  show: shown,
});

import { commands } from '../../contracts';
import { faultsOf } from '../../contracts/kernel/validate';
import { defineMonitoringRules } from '../../src/reactions/define-monitoring-rules';
import { raiseRuleAlerts } from '../../src/reactions/raise-rule-alerts/raise-rule-alerts';
import { type Given, idOf, logOf, reportOf, ruleId, ruleOf, run, sentBy, signalCount } from './log';

const development = (tail: number, text: string) => ({
  developmentId: idOf(tail),
  text,
  condition: signalCount(2, 24),
  ruleSeverity: 4,
});
const drafted = (...developments: readonly object[]) => ({
  type: 'AtrocityScenarioDrafted',
  stream: `atrocityAssessment-${idOf(1)}`,
  data: { assessmentId: idOf(1), scenarioId: idOf(2), developments },
  at: 1,
});
const first = development(10, 'A first ward is attacked');
const second = development(11, 'Roads to the coast are blocked');
const rules = (...given: readonly Given[]) => sentBy(defineMonitoringRules, logOf(...given));

describe('define-monitoring-rules', () => {
  it('defines an active rule for each development', () => {
    const defined = rules(drafted(first, second));
    expect(defined).toEqual([
      {
        ruleId: expect.any(String),
        name: 'A first ward is attacked',
        condition: first.condition,
        severity: 4,
        ownerDesk: 'atrocity-prevention',
        active: true,
        fromAssessmentId: idOf(1),
        rationale: 'A first ward is attacked',
      },
      expect.objectContaining({ name: second.text, active: true }),
    ]);
    expect(defined[0].ruleId).not.toBe(defined[1].ruleId);
    for (const data of defined) expect(faultsOf(commands.DefineAlertRule.command, data, 'command')).toEqual([]);
  });

  it('takes up the same rule when the scenario is drafted again', () => {
    const [before, , after] = rules(drafted(first, second), drafted({ ...first, ruleSeverity: 3 }, second));
    expect(after).toEqual({ ...before, severity: 3 });
  });

  it('retires the rule of a development that a draft leaves out, until it is back', () => {
    const [kept, dropped, ...then] = rules(drafted(first, second), drafted(first), drafted(first, second));
    expect(then).toEqual([kept, { ...dropped, active: false }, kept, dropped]);
  });

  it('shortens a long text for the name only', () => {
    const text = 'x'.repeat(300);
    const [rule] = rules(drafted(development(10, text)));
    expect([rule.name.length, rule.rationale]).toEqual([120, text]);
    expect(faultsOf(commands.DefineAlertRule.command, rule, 'command')).toEqual([]);
  });
});

it('alerts of a rule are as restricted as the rule, whose name they tell', () => {
  const restricted = { classification: 'SBU' as const, compartments: ['atrocity'] };
  const [rule, ...reports] = logOf(
    { type: 'AlertRuleDefined', stream: `alertRule-${ruleId}`, data: ruleOf(signalCount(1, 24)), at: 0 },
    { type: 'SignalReported', stream: `signal-${idOf(1)}`, data: reportOf(1), at: 1 },
  );
  const handlingsOf = (...events: Parameters<typeof run>[1]) =>
    run(raiseRuleAlerts, events).sent.flatMap(({ commands: sent }) => sent.map(({ handling }) => handling));
  expect(handlingsOf(rule!, ...reports)).toEqual([undefined]);
  const hidden = { ...rule!, metadata: { ...rule!.metadata, handling: restricted } };
  expect(handlingsOf(hidden, ...reports)).toEqual([restricted]);
});

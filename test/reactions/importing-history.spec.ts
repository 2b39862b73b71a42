import { allSignals } from '../../src/reactions/raise-rule-alerts/counted-signals';
import { raiseRuleAlerts } from '../../src/reactions/raise-rule-alerts/raise-rule-alerts';
import { type Given, logOf, reportOf, ruleId, ruleOf, run, signalCount } from './log';

const rule = (condition: Parameters<typeof ruleOf>[0]): Given => ({
  type: 'AlertRuleDefined',
  stream: `alertRule-${ruleId}`,
  data: ruleOf(condition),
  at: 0,
});
const signal = (id: number, at: number): Given => ({ type: 'SignalReported', data: reportOf(id, { best: 3 }), at });

describe('importing history', () => {
  it('costs almost nothing and leaves the state as it was', () => {
    const old = logOf(
      rule(signalCount(1, 72)),
      ...Array.from({ length: 3194 }, (_, id) => ({ ...signal(id, 50_000), effective: id })),
    );
    const { state } = run(raiseRuleAlerts, old.slice(0, 1));
    const begun = performance.now();
    const after = old.slice(1).reduce(raiseRuleAlerts.evolve, state);
    const millis = performance.now() - begun;
    expect(after).toBe(state);
    expect(millis).toBeLessThan(500);
  });

  it('drops reports that no window reaches any more', () => {
    const many = Array.from({ length: 500 }, (_, id) => signal(id, id));
    const { state } = run(raiseRuleAlerts, logOf(rule(signalCount(9, 24)), ...many));
    expect(allSignals(state.signals).length).toBeLessThanOrEqual(169);
  });
});

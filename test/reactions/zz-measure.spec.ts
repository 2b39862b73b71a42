import { raiseRuleAlerts } from '../../src/reactions/raise-rule-alerts/raise-rule-alerts';
import { simulateRule } from '../../src/reactions/raise-rule-alerts/simulate-rule';
import { logOf, reportOf, ruleId, ruleOf, signalCount } from './log';
it('m', () => {
  const log = logOf({ type: 'AlertRuleDefined', stream: `alertRule-${ruleId}`, data: ruleOf(signalCount(3, 72)), at: 0 }, ...Array.from({ length: 3194 }, (_, id) => ({ type: 'SignalReported', data: reportOf(id, { best: 3 }), at: 90000, effective: id })));
  let s = raiseRuleAlerts.evolve(raiseRuleAlerts.initial, log[0]!);
  let t = performance.now(); for (const e of log.slice(1)) s = raiseRuleAlerts.evolve(s, e); const a = performance.now() - t;
  t = performance.now(); const sim = simulateRule(ruleOf(signalCount(3, 72)), log); const b = performance.now() - t;
  const live = logOf(...Array.from({ length: 5000 }, (_, id) => ({ type: 'SignalReported', data: reportOf(id, { best: 3 }), at: 100 + id / 50 })));
  t = performance.now(); let n = 0; for (const e of live) { s = raiseRuleAlerts.evolve(s, e); n += s.fired?.eventId === e.id ? 1 : 0; } const c = performance.now() - t;
  console.log(a, b, sim.fired, c / 5000, n, s.signals.length);
});

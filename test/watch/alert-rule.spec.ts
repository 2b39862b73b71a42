import type { DefineAlertRule } from '../../contracts/watch/alert-rule';
import { alertRule } from '../../src/watch/alert-rule';
import { scenario } from '../scenario';

const { given } = scenario(alertRule);
const rule: DefineAlertRule = {
  ruleId: '01900000-0000-7000-8000-00000000e001',
  name: 'Attacks on police, coast',
  condition: {
    kind: 'signalCount',
    threats: [],
    violenceTypes: ['electoral'],
    countries: ['KEN'],
    pcodes: [],
    minReliability: 'C',
    atLeast: 2,
    windowHours: 24,
  },
  severity: 3,
  ownerDesk: 'AFRICA',
  active: true,
  rationale: 'Coast attacks in 2013',
};
const define = (data: DefineAlertRule) => ({ type: 'DefineAlertRule' as const, data });
const defined = (data: DefineAlertRule, version: number) => ({
  type: 'AlertRuleDefined' as const,
  data: { ...data, version },
});

describe('an alert rule', () => {
  const second = { ...rule, severity: 4 as const };

  it('starts with version 1', () => given().when(define(rule)).records(defined(rule, 1)));
  it('gets a version for each other content', () => {
    given(defined(rule, 1)).when(define(second)).records(defined(second, 2));
    given(defined(rule, 1), defined(second, 2)).when(define(rule)).records(defined(rule, 3));
  });
  it('is retired by a version that is not active', () => {
    const retired = { ...rule, active: false };
    given(defined(rule, 1)).when(define(retired)).records(defined(retired, 2));
  });
  it('with the same content records nothing', () => given(defined(rule, 1)).when(define(rule)).recordsNothing());
});

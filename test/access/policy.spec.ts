import type { PolicyEvent, SetPolicy } from '../../contracts/access/policy';
import { defaultPolicies } from '../../contracts/policies';
import { policyFault } from '../../contracts/policy-schemas';
import { policy } from '../../src/access/policy';
import { scenario } from '../scenario';

const { given } = scenario(policy);
const by = (role: string) => ({ issued: { actor: { id: 'user-x', role, org: 'STATE' } } });
const administrator = by('administrator');
const set = (change: Partial<SetPolicy>) => ({
  type: 'SetPolicy' as const,
  data: {
    name: 'alert-shelving',
    value: '{"maxHours":8}',
    reason: 'watch council',
    effectiveFrom: '2013-03-01T00:00:00Z',
    ...change,
  },
});
const before: PolicyEvent = { type: 'PolicySet', data: { ...set({}).data, version: 1 } };

describe('SetPolicy', () => {
  test('records the first version, then the next with the value before', () => {
    const first = set({});
    given()
      .when(first, administrator)
      .records({ type: 'PolicySet', data: { ...first.data, version: 1 } });
    const next = set({ value: '{"maxHours":4}' });
    given(before)
      .when(next, administrator)
      .records({ type: 'PolicySet', data: { ...next.data, version: 2, previousValue: '{"maxHours":8}' } });
  });
  test('an equal value, however written, records nothing', () => {
    given(before)
      .when(set({ value: ' { "maxHours" : 8 } ' }), administrator)
      .recordsNothing();
  });
  test('desk analysts set profiles only, services reference tables only', () => {
    const profile = set({ name: 'profile.ucdp-local', value: '{"columns":{}}' });
    const reference = set({ name: 'reference.pcodes', value: '{"sha256":"ab","rows":4,"version":1}' });
    given()
      .when(profile, by('desk-analyst'))
      .records({ type: 'PolicySet', data: { ...profile.data, version: 1 } });
    given()
      .when(reference, by('service'))
      .records({ type: 'PolicySet', data: { ...reference.data, version: 1 } });
    given().when(reference, by('desk-analyst')).refuses('ROLE_NOT_ALLOWED');
    given().when(profile, by('service')).refuses('ROLE_NOT_ALLOWED');
    given().when(set({}), by('desk-analyst')).refuses('ROLE_NOT_ALLOWED');
  });
  test('refuses names that no rule reads', () => {
    for (const name of ['alert-shelfing', 'profile.', 'reference.No', 'constructor'])
      given().when(set({ name }), administrator).refuses('POLICY_UNKNOWN');
  });
  test('refuses a value that breaks the schema', () => {
    given()
      .when(set({ value: '{"maxHours":"8"}' }), administrator)
      .refuses('POLICY_VALUE_INVALID');
  });
  test.each([
    ['engagement-ceiling', '{"major":5}'],
    ['impact-window', '{"months":{"major":{"from":12,"to":18},"small":{"from":1,"to":18}}}'],
    ['notification-wait', '{"days":15}'],
    ['deployment-limits', '{"days":{"standby":180,"reserve":365,"other":365}}'],
    ['quorum', '{"rule":"majority"}'],
  ])('%s changes only by a decision', (name, value) => {
    given().when(set({ name, value }), by('decision-maker')).refuses('POLICY_NEEDS_DECISION');
    const decided = set({ name, value, decisionId: 'DEC-7' });
    given()
      .when(decided, by('decision-maker'))
      .records({ type: 'PolicySet', data: { ...decided.data, version: 1 } });
  });
});

describe('values of policies', () => {
  test.each(Object.entries(defaultPolicies))('the default of %s is valid', (name, value) => {
    expect(policyFault(name, JSON.stringify(value))).toBeUndefined();
  });
  test.each([
    ['alert-shelving', '{', '', 'is not JSON: a key is expected'],
    ['alert-shelving', '{"maxHours":8,"maxHours":9}', '/maxHours', 'is given twice'],
    ['alert-shelving', '{"maxHours":0}', '/maxHours', 'must be an integer from 1 to 720'],
    ['alert-shelving', '{"maxHours":0.5}', '/maxHours', 'is not a safe integer; decimals arrive as text'],
    ['alert-shelving', '{}', '/maxHours', 'is required'],
    ['alert-shelving', '[]', '', 'must be an object'],
    ['alert-shelving', '{"maxHours":8,"minHours":1}', '/minHours', 'is not a field of this message'],
    [
      'alert-acknowledgement',
      '{"minutes":{"critical":0},"levels":[["planner"]],"repeatMinutes":{}}',
      '/minutes/critical',
      'must be an integer from 1 to 527040',
    ],
    [
      'alert-acknowledgement',
      '{"minutes":{},"levels":[["nobody"]],"repeatMinutes":{}}',
      '/levels/0',
      'must list roles, or leadUserId',
    ],
    ['alert-acknowledgement', '{"minutes":{},"levels":[],"repeatMinutes":{}}', '/levels', 'must have at least 1 item'],
    ['organizations', '{}', '', 'must be a list'],
    ['organizations', '[{"code":"state","name":"x"}]', '/0/code', 'must be an organization code'],
    ['organizations', '[{"code":"DOD","name":"x"},{"code":"DOD","name":"y"}]', '/1/code', 'stands in the list twice'],
    ['compartments', '[{"code":"atrocity"}]', '/0/name', 'is required'],
    ['crisis-severity-scale', '{"version":1,"levels":[]}', '/levels', 'must have at least 4 items'],
    ['profile.mine', '[]', '', 'must be an object'],
    ['profile.mine', '7', '', 'must be an object'],
  ])('%s %s breaks at %s', (name, value, pointer, rule) => {
    expect(policyFault(name, value)).toEqual({ pointer, rule });
  });
  test('severities of the scale rise from 1 to 4', () => {
    const levels = [1, 3, 2, 4].map((severity) => ({ severity, word: 'w', test: 't' }));
    expect(policyFault('crisis-severity-scale', JSON.stringify({ version: 1, levels }))).toEqual({
      pointer: '/levels/1/severity',
      rule: 'must be 2',
    });
  });
});

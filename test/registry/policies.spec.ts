import type { PolicyName } from '../../contracts/policies';
import { defaultPolicies, isPolicyName, openPolicyName, startingPolicies } from '../../contracts/policies';
import { isKnownPolicy, needsDecision, policyFault } from '../../contracts/policy-schemas';

const names = Object.keys(defaultPolicies) as PolicyName[];

test.each(names)('the default of %s obeys its own schema', (name) => {
  expect(policyFault(name, JSON.stringify(defaultPolicies[name]))).toBeUndefined();
  expect(startingPolicies[name]).toEqual({ version: 0, value: defaultPolicies[name] });
  expect(isKnownPolicy(name)).toBe(true);
});

const changed = (name: PolicyName, change: (value: any) => unknown) =>
  JSON.stringify(change(structuredClone(defaultPolicies[name])));

test.each<[name: PolicyName, what: string, value: string, pointer: string]>([
  ['alert-shelving', 'zero hours', '{"maxHours":0}', '/maxHours'],
  ['alert-shelving', 'a foreign member', '{"maxHours":8,"minHours":1}', '/minHours'],
  ['alert-shelving', 'no member', '{}', '/maxHours'],
  ['alert-shelving', 'a duplicate key', '{"maxHours":8,"maxHours":9}', '/maxHours'],
  ['alert-shelving', 'text', '"8"', ''],
  ['watch-review', 'a tier without days', '{"days":{"T4":7,"T3":30,"T2":90}}', '/days/T1'],
  ['watch-review', 'zero days', '{"days":{"T4":0,"T3":30,"T2":90,"T1":180}}', '/days/T4'],
  [
    'alert-acknowledgement',
    'an unknown severity word',
    changed('alert-acknowledgement', (value) => ({ ...value, minutes: { grave: 5 } })),
    '/minutes/grave',
  ],
  [
    'alert-acknowledgement',
    'an unknown role',
    changed('alert-acknowledgement', (value) => ({ ...value, levels: [['janitor']] })),
    '/levels/0',
  ],
  [
    'alert-acknowledgement',
    'nobody to tell',
    changed('alert-acknowledgement', (value) => ({ ...value, levels: [] })),
    '/levels',
  ],
  [
    'crisis-severity-scale',
    'severities out of order',
    changed('crisis-severity-scale', (value) => ({ ...value, levels: value.levels.reverse() })),
    '/levels/0/severity',
  ],
  [
    'crisis-severity-scale',
    'three levels',
    changed('crisis-severity-scale', (value) => ({ ...value, levels: value.levels.slice(1) })),
    '/levels',
  ],
  ['organizations', 'an object', '{}', ''],
  ['organizations', 'none', '[]', ''],
  [
    'organizations',
    'a code twice',
    changed('organizations', (value) => [...value, value[0]]),
    `/${defaultPolicies.organizations.length}/code`,
  ],
  ['organizations', 'a code in lower case', '[{"code":"state","name":"x"}]', '/0/code'],
  [
    'compartments',
    'a code twice',
    changed('compartments', (value) => [...value, value[1]]),
    `/${defaultPolicies.compartments.length}/code`,
  ],
])('%s refuses %s', (name, _, value, pointer) => {
  expect(policyFault(name, value)?.pointer).toBe(pointer);
});

test('profiles and reference tables take any object, and nothing else has a name', () => {
  for (const name of ['profile.field-reports', 'reference.pcodes']) {
    expect([isKnownPolicy(name), openPolicyName.test(name)]).toEqual([true, true]);
    expect(policyFault(name, '{"any":["thing"]}')).toBeUndefined();
    expect(policyFault(name, '[]')?.rule).toBe('must be an object');
  }
  for (const name of ['', 'constructor', 'toString', 'profile.', 'profile.A', 'else']) {
    expect([isPolicyName(name), isKnownPolicy(name)]).toEqual([false, false]);
  }
});

test('what needs a decision is no policy that an administrator may set alone', () => {
  expect(names.filter(needsDecision)).toEqual(['quorum']);
  expect(policyFault('quorum', '{"rule":"all"}')?.pointer).toBe('/rule');
  expect(needsDecision('engagement-ceiling')).toBe(true);
  expect(policyFault('engagement-ceiling', '{"major":3}')).toBeUndefined();
  expect(
    policyFault('impact-window', '{"months":{"major":{"from":18,"to":12},"small":{"from":1,"to":6}}}')?.pointer,
  ).toBe('/months/major');
});

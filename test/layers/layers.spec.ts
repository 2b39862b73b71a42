import { join } from 'node:path';
import { cruise, type Violation } from './cruise';
import { ground, lawful, offences } from './fixtures';

const { forbidden } = require(join(__dirname, '../../.dependency-cruiser.cjs')) as {
  readonly forbidden: readonly { readonly name: string; readonly severity: string }[];
};

let violations: readonly Violation[];
beforeAll(async () => {
  const all = Object.values(offences).flat();
  violations = await cruise(Object.assign({}, ground, lawful, ...all));
}, 120_000);

const brokenBy = (files: object) => {
  const broken = violations.filter(({ from }) => Object.hasOwn(files, from));
  return [...new Set(broken.map(({ rule }) => rule))];
};

test('every rule has an offence here, and every offence names a rule', () => {
  expect(Object.keys(offences).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  expect(forbidden.filter(({ severity }) => severity !== 'error')).toEqual([]);
  for (const ways of Object.values(offences)) expect(ways.length).toBeGreaterThan(0);
});

describe.each(Object.entries(offences))('%s', (rule, ways) => {
  test.each(ways.map((files) => [Object.keys(files).join(' and '), files] as const))(
    'is broken by %s alone',
    (_, files) => {
      expect(brokenBy(files)).toEqual([rule]);
    },
  );
});

test('what the architecture allows breaks no rule', () => {
  expect(violations.filter(({ from }) => Object.hasOwn({ ...ground, ...lawful }, from))).toEqual([]);
});

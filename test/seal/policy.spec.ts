import fc from 'fast-check';
import { isQuorumMet, type Policy, type PolicyGroup, policyLimits } from '../../contracts/seal/policy';
import { formatPolicy, parsePolicy } from '../../contracts/seal/policy-file';
import { type Algorithm, algorithms, formatVerifierKey, verifierKey } from '../../contracts/seal/verifier-key';
import { sha256 } from '../../infra/seal/hash';

const keyOf = (number: number, algorithm: Algorithm) =>
  verifierKey(
    sha256,
    `key-${number}.example`,
    algorithm,
    Uint8Array.from({ length: 32 }, () => number),
  );
const log = (number: number) => `log ${formatVerifierKey(keyOf(number, algorithms.ed25519))}`;
const witness = (name: string, number: number) =>
  `witness ${name} ${formatVerifierKey(keyOf(number, algorithms.cosignature))}`;
const file = (...lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const parse = (...lines: readonly string[]) => parsePolicy(sha256, file(...lines));
const witnesses = [witness('a', 1), witness('b', 2), witness('c', 3), witness('d', 4)];

it('logs, witnesses, groups and quorum', () => {
  const policy = parse(
    '# who is trusted',
    '',
    `${log(9)} https://watchfloor.example/log`,
    `\t${witness('a', 1)}   https://a.example  `,
    witness('b', 2),
    'group oversight any a b',
    ' # the rule',
    'quorum oversight',
  );
  expect(policy).toEqual({
    logs: [{ key: keyOf(9, algorithms.ed25519), url: 'https://watchfloor.example/log' }],
    witnesses: [
      { name: 'a', key: keyOf(1, algorithms.cosignature), url: 'https://a.example' },
      { name: 'b', key: keyOf(2, algorithms.cosignature) },
    ],
    groups: [{ name: 'oversight', threshold: 1, members: ['a', 'b'] }],
    quorum: 'oversight',
  });
});

const groupsOf = (names: readonly string[], sizes: readonly number[]): readonly PolicyGroup[] => {
  let left = [...names];
  return sizes.flatMap((size, at) => {
    const members = left.slice(0, size);
    left = [...left.slice(size), `group-${at}`];
    return members.length === 0 ? [] : [{ name: `group-${at}`, threshold: 1 + (size % members.length), members }];
  });
};
const policies: fc.Arbitrary<Policy> = fc
  .record({
    logs: fc.nat(5),
    witnesses: fc.integer({ min: 1, max: 8 }),
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 }),
    url: fc.option(fc.webUrl(), { nil: undefined }),
    last: fc.boolean(),
  })
  .map(({ logs, witnesses: count, sizes, url, last }) => {
    const named = Array.from({ length: count }, (_, at) => ({
      name: `w${at}`,
      key: keyOf(at, algorithms.cosignature),
    }));
    const groups = groupsOf(
      named.map(({ name }) => name),
      sizes,
    );
    const where = url === undefined ? {} : { url };
    return {
      logs: Array.from({ length: logs }, (_, at) => ({ key: keyOf(at, algorithms.ed25519), ...where })),
      witnesses: named,
      groups,
      quorum: (last ? groups.at(-1)?.name : undefined) ?? 'none',
    };
  });

it('a policy survives its file', () =>
  fc.assert(fc.property(policies, (policy) => expect(parsePolicy(sha256, formatPolicy(policy))).toEqual(policy))));

it('a quorum is met as its groups count', () => {
  const met = (lines: readonly string[], ...cosigned: readonly string[]) =>
    isQuorumMet(parse(...witnesses, ...lines), new Set(cosigned));
  const nested = ['group x 2 a b c', 'group y any d', 'group z all x y', 'quorum z'];
  expect(met(nested, 'a', 'c', 'd')).toBe(true);
  expect(met(nested, 'a', 'd')).toBe(false);
  expect(met(nested, 'a', 'b', 'c')).toBe(false);
  expect(met(['quorum b'], 'b')).toBe(true);
  expect(met(['quorum b'], 'a', 'c')).toBe(false);
  expect(met(['group g all a b', 'quorum g'], 'a')).toBe(false);
  expect(met(['group g any a b', 'quorum g'])).toBe(false);
  expect(met(['quorum none'])).toBe(true);
});

it('more cosignatures never undo a quorum', () =>
  fc.assert(
    fc.property(policies, fc.array(fc.nat(7)), fc.nat(7), (policy, some, more) => {
      const names = some.map((one) => `w${one}`);
      if (isQuorumMet(policy, new Set(names))) expect(isQuorumMet(policy, new Set([...names, `w${more}`]))).toBe(true);
    }),
  ));

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const chain = (count: number) => numbers(count).map((at) => `group g${at} any ${at === 1 ? 'a' : `g${at - 1}`}`);

it('the limits are reached', () => {
  expect(() => parse(...numbers(policyLimits.logs).map(log), 'quorum none')).not.toThrow();
  const many = numbers(policyLimits.witnesses).map((at) => witness(`w${at}`, at));
  expect(() => parse(...many, 'quorum none')).not.toThrow();
  expect(() => parse(witness('a', 1), ...chain(policyLimits.groups), 'quorum none')).not.toThrow();
});

const wrongKind = formatVerifierKey(keyOf(1, algorithms.ed25519));
it.each<readonly [string, readonly string[]]>([
  ['no quorum', witnesses],
  ['two quorums', ['quorum none', 'quorum none']],
  ['a quorum of two', [...witnesses, 'quorum a b']],
  ['a quorum of nothing', ['quorum']],
  ['an unknown quorum', [...witnesses, 'quorum e']],
  ['a quorum named before it is defined', ['quorum a', witness('a', 1)]],
  ['a member named before it is defined', ['group g any a', witness('a', 1), 'quorum none']],
  ['a group of itself', ['group g any g', 'quorum none']],
  ['a member twice', [...witnesses, 'group g 2 a a', 'quorum g']],
  ['a member of two groups', [...witnesses, 'group g any a', 'group h any a', 'quorum g']],
  ['none as a member', [...witnesses, 'group g any none', 'quorum g']],
  ['a witness named none', [witness('none', 1), 'quorum none']],
  ['a group named none', [...witnesses, 'group none any a', 'quorum none']],
  ['a name twice', [witness('a', 1), witness('a', 2), 'quorum none']],
  ['a group with the name of a witness', [...witnesses, 'group a any b', 'quorum none']],
  ['a threshold of 0', [...witnesses, 'group g 0 a', 'quorum g']],
  ['a threshold above the members', [...witnesses, 'group g 3 a b', 'quorum g']],
  ['a threshold with a leading zero', [...witnesses, 'group g 01 a b', 'quorum g']],
  ['a threshold that is no number', [...witnesses, 'group g some a b', 'quorum g']],
  ['a group without members', ['group g all', 'quorum none']],
  ['a log twice', [log(1), log(1), 'quorum none']],
  ['a key of two witnesses', [witness('a', 1), witness('b', 1), 'quorum none']],
  ['a log with the key of a witness', [log(1).replace(wrongKind, formatVerifierKey(keyOf(1, 4))), 'quorum none']],
  ['a witness with the key of a log', [`witness a ${wrongKind}`, 'quorum none']],
  ['a flawed key', [`${log(1).slice(0, -4)}AAAA`, 'quorum none']],
  ['no key', ['log', 'quorum none']],
  ['two addresses', [`${log(1)} https://a https://b`, 'quorum none']],
  ['an unknown line', ['mirror x', 'quorum none']],
  ['a capital', ['Quorum none']],
  ['a carriage return', ['quorum none\r']],
  ['a remark with a control character', ['# \u0007', 'quorum none']],
  ['too many logs', [...numbers(policyLimits.logs + 1).map(log), 'quorum none']],
  ['too many witnesses', [...numbers(policyLimits.witnesses + 1).map((at) => witness(`w${at}`, at)), 'quorum none']],
  ['too many groups', [witness('a', 1), ...chain(policyLimits.groups + 1), 'quorum none']],
])('is refused: %s', (_, lines) => {
  expect(() => parse(...lines)).toThrow(expect.objectContaining({ code: 'BUNDLE_MALFORMED' }));
});

it('is refused: no final newline, nothing, a lone surrogate', () => {
  for (const text of ['quorum none', '', '# \ud800\nquorum none\n'])
    expect(() => parsePolicy(sha256, text)).toThrow(expect.objectContaining({ code: 'BUNDLE_MALFORMED' }));
});

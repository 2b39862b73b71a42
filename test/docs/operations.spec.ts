import { parsePolicy } from '../../contracts/seal/policy-file';
import { sha256 } from '../../contracts/seal/sha256';
import { exit } from '../../src/cli/exit';
import { environmentName, settingNames } from '../../src/platform/settings-from';
import { documentAt } from './documents';
import { blocksIn } from './markdown';

const { text } = documentAt('docs/operations.md');

test('the table of settings is complete and names nothing else', () => {
  const named = [...text.matchAll(/^\| `(WATCHFLOOR_\w+)` \|/gm)].map((found) => found[1]!);
  expect(named.sort()).toEqual(settingNames.map(environmentName).sort());
});

test('the table of exit codes is complete', () => {
  const codes = [...text.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap((found) => found[1]!.split(',').map(Number));
  expect(codes).toEqual(expect.arrayContaining(Object.values(exit)));
});

test('the trust policy that it shows is one, with a witness that is asked and needed', () => {
  const shown = blocksIn(text).find((block) => /^log /m.test(block.text))!;
  const { logs, witnesses, quorum } = parsePolicy(sha256, shown.text);
  expect(logs).toHaveLength(1);
  expect(witnesses).toEqual([expect.objectContaining({ name: 'ig', url: 'https://witness.example' })]);
  expect(quorum).toBe('outside');
});

import { exit } from '../../src/cli/exit';
import { environmentName, settingNames } from '../../src/platform/settings-from';
import { documentAt } from './documents';

const { text } = documentAt('docs/operations.md');

test('the table of settings is complete and names nothing else', () => {
  const named = [...text.matchAll(/^\| `(WATCHFLOOR_\w+)` \|/gm)].map((found) => found[1]!);
  expect(named.sort()).toEqual(settingNames.map(environmentName).sort());
});

test('the table of exit codes is complete', () => {
  const codes = [...text.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap((found) => found[1]!.split(',').map(Number));
  expect(codes).toEqual(expect.arrayContaining(Object.values(exit)));
});

import { events, everything, followed, refusal, through } from '../event-log/contract/subject';
import { spoil } from '../event-log/sqlite/tampering';
import { inBranch } from './harness';
import { at, shared } from './live';

const on = inBranch();

it.each([
  ['garbled', 5],
  ['missing', 120],
] as const)('a %s event of the parent is CORRUPT with its position, and is not skipped', async (how, position) => {
  spoil(on.dirOf('live'), position, how);
  const corrupt = { code: 'CORRUPT', outcome: 'n/a', detail: { position } };
  expect(await refusal(everything(on.branch))).toMatchObject(corrupt);
  expect(await refusal(followed(on.branch, 0, through(at + 1)))).toMatchObject(corrupt);
  const behind = await followed(on.branch, position, through(at + 1));
  expect(behind.flatMap((batch) => batch.events)).toHaveLength(at + 1 - position);
});

it.each([
  ['the parent has lost', 'live', 8, 7],
  ['the branch has lost', 'exercise-1', at + 2, 10],
] as const)('a revision that %s is CORRUPT, read forwards and backwards', async (_what, realm, position, revision) => {
  await on.branch.append(shared, 9, events(3));
  spoil(on.dirOf(realm), position, 'missing');
  const corrupt = { code: 'CORRUPT', detail: { stream: shared, revision } };
  expect(await refusal(on.branch.read(shared, { from: revision }))).toMatchObject(corrupt);
  expect(await refusal(on.branch.read(shared, { backwards: true }))).toMatchObject(corrupt);
  expect(await refusal(on.branch.read(shared))).toMatchObject(corrupt);
});

import type { BranchedLog } from '../../infra/event-log/branch/branched-log';
import { cases, runCase } from '../event-log/contract';
import {
  event,
  events,
  everything,
  followed,
  positionsOf,
  refusal,
  type Subject,
  TestClock,
  through,
} from '../event-log/contract/subject';
import { at as count, recordBehind, recordUpTo, shared } from './live';
import { onServer } from './server-harness';
import { commitOf, countTo } from './sparse-log';

/**
 * B-05: a branch of a log on a server. The adapter of KurrentDB joins these tests with its own store; until then a log
 * in memory stands for it whose positions are as those of a server's commits.
 */
const on = onServer(async (log) => {
  await recordUpTo(log);
  await recordBehind(log);
});
const at = commitOf(count);
let branch: BranchedLog;
beforeEach(async () => {
  branch = await on.open({ at });
});

it('B-05 begins behind a position, and says how many events stand up to it', async () => {
  const { root, size } = await on.parent.treeAt(at);
  const [first] = (await branch.read('integrity-exercise-1')).events;
  expect(size).toBe(count);
  expect(first).toMatchObject({
    position: at + 1,
    data: { parentPosition: at, parentSize: size, parentRoot: Buffer.from(root).toString('hex') },
  });
  // The branch counts on from the position, which is far beyond the number of events.
  expect(branch.meta.base).toBe(at);
  expect(await branch.head()).toBe(at + 1);
  expect(await on.parent.log.head()).toBeGreaterThan(at);
});

it('B-05 shows the events of the parent at their positions, and goes on behind them', async () => {
  await branch.append(shared, 9, events(2));
  const positions = [
    ...Array.from({ length: count }, (_, index) => commitOf(index + 1)),
    ...[1, 2, 3].map((n) => at + n),
  ];
  for (const limit of [7, 100, 500]) expect(positionsOf(await everything(branch, limit))).toEqual(positions);
  const batches = await followed(branch, 0, through(at + 3));
  expect(positionsOf(batches.flatMap((batch) => batch.events))).toEqual(positions);
  expect((await branch.read(shared)).events.map(({ revision }) => revision)).toEqual(
    Array.from({ length: 12 }, (_, revision) => revision),
  );
});

it('B-05 begins between two events as well, and asks the parent for no place where nothing stands', async () => {
  const between = commitOf(7) + 5;
  const amidst = await on.open({ at: between, name: 'exercise-2' });
  expect(countTo(between)).toBe(7);
  expect((await amidst.read('integrity-exercise-2')).events[0]!.data).toMatchObject({ parentSize: 7 });
  const positions = [...Array.from({ length: 7 }, (_, index) => commitOf(index + 1)), between + 1];
  for (const limit of [1, 3, 7, 50]) expect(positionsOf(await everything(amidst, limit))).toEqual(positions);
  const batches = await followed(amidst, 0, ({ live }) => live);
  expect(positionsOf(batches.flatMap((batch) => batch.events))).toEqual(positions);
  expect((await amidst.append(shared, 6, events(1))).firstRevision).toBe(7);
});

it('B-05 knows the revisions of the parent, and its events by where they stand', async () => {
  const [ninth, tenth] = (await on.server.read(shared, { from: 8, limit: 2 })).events;
  const again = [ninth!, tenth!].map(({ id }) => event({}, { id }));
  expect(await branch.append(shared, 7, again)).toMatchObject({
    lastRevision: 9,
    position: commitOf(10),
    repeated: true,
  });
  for (const [expected, mixed] of [
    [7, [again[0]!, event()]],
    [8, [again[1]!, event()]],
    [6, [event()]],
  ] as const)
    expect(await refusal(branch.append(shared, expected, mixed))).toMatchObject({
      code: 'WRONG_REVISION',
      detail: { actual: 9 },
    });
  expect(branch.capabilities).toEqual({ densePositions: false, uniqueIds: false, sealedInAppend: true });
});

/** Cases of reading and following that need no fault, process or long backlog; and what a branch says of itself. */
const cheap = [...range(42, 50), ...range(52, 60), ...range(62, 70), ...range(73, 76), 83, 84, 86, 88, 89, 104];

it.each(cases.filter(({ no }) => cheap.includes(no)).map((each) => [each.no, each.title, each] as const))(
  'B-05 as every log, case %i: %s',
  (_no, _title, each) => runCase({ open: asSubject }, each),
);

function range(first: number, last: number) {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

async function asSubject(): Promise<Subject> {
  const old = (await everything(on.parent.log)).slice(0, count);
  return {
    log: branch,
    clock: new TestClock(),
    before: [...old, ...(await branch.read('integrity-exercise-1')).events],
    start: at + 1,
    faults: { provoke: {}, never: [] },
    program: '',
    release: () => branch.close(),
  };
}

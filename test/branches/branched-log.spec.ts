import { systemClock } from '../../infra/clock';
import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { verifyLog } from '../../infra/event-log/verify/verify-log';
import { events, everything, followed, newStream, refusal, through } from '../event-log/contract/subject';
import { inBranch } from './harness';
import { at, bytesOf, recordBehind, shared } from './live';

const on = inBranch();

it('a branch begins with its first event, also when a start ended before that was recorded', async () => {
  const ended = () => {
    throw new Error('the process ended');
  };
  const realm = 'exercise-2';
  await expect(on.open({ realm, at, opened: ended })).rejects.toThrow('the process ended');
  const again = await on.open({ realm, at });
  const [first, ...more] = (await again.read('integrity-exercise-2')).events;
  expect(first).toMatchObject({ type: 'RealmOpened', position: at + 1, data: { parentPosition: at, parentSize: at } });
  expect(more).toEqual([]);
});

it('that has not begun yet is read as far as its parent goes', async () => {
  const [dir, realm] = [on.dirOf('exercise-2'), 'exercise-2'];
  await (await SqliteEventLog.open({ dir, realm, clock: systemClock, base: at })).close();
  const reader = await on.open({ realm, readOnly: true });
  for (const limit of [100, 300]) expect(await everything(reader, limit)).toEqual(await everything(on.parent));
  expect((await followed(reader, 0, ({ live }) => live)).at(-1)).toEqual({
    events: [],
    through: at,
    live: true,
    head: at,
  });
  expect(await refusal(reader.append(shared, 9, events(1)))).toMatchObject({ code: 'READ_ONLY' });
});

it('begins at the head where no position is named, and refuses one that the parent does not have', async () => {
  for (const wrong of [9999, -1, 0.5]) await expect(on.open({ realm: 'none', at: wrong })).rejects.toThrow(RangeError);
  const whole = await on.open({ realm: 'exercise-3' });
  expect(whole.meta.base).toBe(at);
});

it('B-01 shows the parent up to its position and never what the parent records later', async () => {
  const { parent, branch } = on;
  const shown = [...(await everything(parent)), ...(await branch.read('integrity-exercise-1')).events];
  expect(shown).toHaveLength(at + 1);
  await recordBehind(parent);
  for (const limit of [7, 500, 1000]) expect(await everything(branch, limit)).toEqual(shown);
  for (const after of [0, at - 10])
    expect((await followed(branch, after, ({ live }) => live)).flatMap((batch) => batch.events)).toEqual(
      shown.slice(after),
    );
  expect((await branch.read(shared)).events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(await branch.head()).toBe(at + 1);
});

it('goes on with the revisions of the parent, forwards, backwards and page by page', async () => {
  const { parent, branch } = on;
  const { firstRevision, position } = await branch.append(shared, 9, events(4));
  expect([firstRevision, position]).toEqual([10, at + 5]);
  await recordBehind(parent);
  const all = Array.from({ length: 14 }, (_, revision) => revision);
  const walk = async (limit: number, first: object, step: number) => {
    const seen: number[] = [];
    let page = await branch.read(shared, { limit, ...first });
    for (;;) {
      seen.push(...page.events.map(({ revision }) => revision));
      if (page.end) return seen;
      page = await branch.read(shared, { limit, ...first, from: seen.at(-1)! + step });
    }
  };
  for (const limit of [1, 3, 4, 5, 10, 14, 20]) {
    expect([limit, await walk(limit, {}, 1)]).toEqual([limit, all]);
    expect([limit, await walk(limit, { backwards: true }, -1)]).toEqual([limit, all.toReversed()]);
  }
});

it('B-02 refuses a revision that the parent has passed, and goes on at its last one', async () => {
  const { branch } = on;
  for (const expected of [-1, 4, 8])
    expect(await refusal(branch.append(shared, expected, events(1)))).toMatchObject({
      code: 'WRONG_REVISION',
      detail: { stream: shared, expected, actual: 9 },
    });
  expect((await branch.append(shared, 9, events(1))).firstRevision).toBe(10);
  expect(await refusal(branch.append(shared, 9, events(1)))).toMatchObject({
    code: 'WRONG_REVISION',
    detail: { actual: 10 },
  });
});

it('B-03 changes no byte of the parent', async () => {
  await on.parent.close();
  const before = bytesOf(on.dirOf('live'));
  await on.branch.append(shared, 9, events(5));
  await on.branch.append(newStream(), -1, events(5));
  await on.branch.close();
  expect(bytesOf(on.dirOf('live'))).toEqual(before);
  on.branch = await on.open();
  expect((await on.branch.read(shared)).events).toHaveLength(15);
});

it('B-04 agrees with the parent on every event before its position', async () => {
  await on.branch.append(shared, 9, events(5));
  expect((await everything(on.branch)).slice(0, at)).toEqual((await everything(on.parent)).slice(0, at));
});

it('is followed from the parent into itself, without a gap', async () => {
  const following = followed(on.branch, at - 10, through(at + 4));
  await on.branch.append(newStream(), -1, events(3));
  const batches = await following;
  expect(batches.flatMap((batch) => batch.events.map(({ position }) => position))).toEqual(
    Array.from({ length: 14 }, (_, index) => at - 9 + index),
  );
  expect(batches[0]!.live).toBe(false);
  expect(batches.at(-1)!.live).toBe(true);
});

it('proves its own part', async () => {
  await on.branch.append(shared, 9, events(300));
  expect(await verifyLog({ dir: on.dirOf('exercise-1'), seals: [] })).toMatchObject({ size: 301, findings: [] });
});

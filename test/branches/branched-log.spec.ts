import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProposedEvent, RecordedEvent } from '../../contracts/event-log';
import { systemClock } from '../../infra/clock';
import type { BranchedLog } from '../../infra/event-log/branch/branched-log';
import { openBranch } from '../../infra/event-log/branch/open-branch';
import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { verifyLog } from '../../infra/event-log/verify/verify-log';
import { event, events, everything, followed, newStream, refusal, through } from '../event-log/contract/subject';

const at = 500;

describe('a branch of a log', () => {
  let root: string;
  let parent: SqliteEventLog;
  let branch: BranchedLog;
  const shared = newStream();
  const dirOf = (realm: string) => join(root, realm);
  const open = (more: { readonly at?: number } = {}) =>
    openBranch({
      dir: dirOf('exercise-1'),
      realm: 'exercise-1',
      clock: systemClock,
      parent: { dir: dirOf('live'), realm: 'live' },
      opened: (point) => ({
        ...event(),
        type: 'RealmOpened',
        data: { parentPosition: point.parentPosition, parentSize: point.parentSize },
      }),
      ...more,
    });
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'watchfloor-branch-'));
    parent = await SqliteEventLog.open({ dir: dirOf('live'), realm: 'live', clock: systemClock });
    await parent.append(shared, -1, events(10));
    for (let made = 10; made < at; made += 49) await parent.append(newStream(), -1, events(49));
    branch = await open({ at });
  });
  afterEach(async () => {
    await branch.close();
    await parent.close();
    rmSync(root, { recursive: true });
  });
  const ids = (list: readonly RecordedEvent[]) => list.map(({ id }) => id);

  it('begins with its first event, also when a start ended before that was recorded', async () => {
    const begin = (opened: () => ProposedEvent) =>
      openBranch({
        dir: dirOf('exercise-2'),
        realm: 'exercise-2',
        clock: systemClock,
        parent: { dir: dirOf('live'), realm: 'live' },
        at,
        opened,
      });
    const ended = () => {
      throw new Error('the process ended');
    };
    await expect(begin(ended)).rejects.toThrow('the process ended');
    const again = await begin(() => ({ ...event(), type: 'RealmOpened' }));
    const { events } = await again.read('integrity-exercise-2');
    expect(events.map(({ type, position }) => [type, position])).toEqual([['RealmOpened', at + 1]]);
    await again.close();
  });

  it('B-01 shows the parent up to its position and never what the parent records later', async () => {
    const before = ids(await everything(parent));
    await parent.append(shared, 9, events(3));
    await parent.append(newStream(), -1, events(2));
    const seen = await everything(branch);
    expect(ids(seen).slice(0, at)).toEqual(before);
    expect(seen.slice(at).map(({ type }) => type)).toEqual(['RealmOpened']);
    expect((await branch.read(shared)).events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await branch.head()).toBe(at + 1);
  });

  it('goes on with the revisions of the parent, forwards, backwards and page by page', async () => {
    const { firstRevision, position } = await branch.append(shared, 9, events(4));
    expect([firstRevision, position]).toEqual([10, at + 5]);
    await parent.append(shared, 9, events(2));
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

  it('B-02 refuses a revision that the parent has passed, and answers a repetition from the parent', async () => {
    expect(await refusal(branch.append(shared, 4, events(1)))).toMatchObject({
      code: 'WRONG_REVISION',
      detail: { actual: 9 },
    });
    expect(await refusal(branch.append(shared, -1, events(1)))).toMatchObject({
      code: 'WRONG_REVISION',
      detail: { actual: 9 },
    });
    const [sixth, seventh] = (await parent.read(shared, { from: 6, limit: 2 })).events;
    const { recordedAt: _, salt: __, ...metadata } = sixth!.metadata;
    const again = [sixth!, seventh!].map(({ id, type, data }) => ({ id, type, data, metadata }));
    expect(await branch.append(shared, 5, again as never)).toMatchObject({
      firstRevision: 6,
      lastRevision: 7,
      repeated: true,
    });
    expect((await branch.append(shared, 9, events(1))).firstRevision).toBe(10);
    expect(await refusal(branch.append(shared, 9, events(1)))).toMatchObject({
      code: 'WRONG_REVISION',
      detail: { actual: 10 },
    });
  });

  it('B-03 changes no byte of the parent', async () => {
    await parent.close();
    const bytes = () =>
      Object.fromEntries(
        readdirSync(dirOf('live'))
          .map((name) => ({ name, content: readFileSync(join(dirOf('live'), name)) }))
          // Whoever reads makes the index of the write-ahead log, and that log without a byte.
          .filter(({ name, content }) => !name.endsWith('-shm') && !(name.endsWith('-wal') && content.length === 0))
          .map(({ name, content }) => [name, createHash('sha256').update(content).digest('hex')]),
      );
    const before = bytes();
    await branch.append(shared, 9, events(5));
    await branch.append(newStream(), -1, events(5));
    await branch.close();
    expect(bytes()).toEqual(before);
    branch = await open();
    expect((await branch.read(shared)).events).toHaveLength(15);
  });

  it('B-04 agrees with the parent on every event before its position', async () => {
    await branch.append(shared, 9, events(5));
    expect((await everything(branch)).slice(0, at)).toEqual((await everything(parent)).slice(0, at));
  });

  it('is followed from the parent into itself, without a gap', async () => {
    const following = followed(branch, 490, through(at + 4));
    await branch.append(newStream(), -1, events(3));
    const batches = await following;
    expect(batches.flatMap((batch) => batch.events.map(({ position }) => position))).toEqual(
      Array.from({ length: 14 }, (_, index) => 491 + index),
    );
    expect(batches[0]!.live).toBe(false);
    expect(batches.at(-1)!.live).toBe(true);
  });

  it('proves its own part', async () => {
    await branch.append(shared, 9, events(300));
    expect(await verifyLog({ dir: dirOf('exercise-1'), seals: [] })).toMatchObject({ size: 301, findings: [] });
  });

  it('begins at the head where no position is named, and refuses one that the parent does not have', async () => {
    await branch.close();
    rmSync(dirOf('exercise-1'), { recursive: true });
    await expect(open({ at: 9999 })).rejects.toThrow(RangeError);
    branch = await open();
    expect(branch.meta.base).toBe(at);
  });
});

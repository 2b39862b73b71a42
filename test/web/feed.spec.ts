import fc from 'fast-check';
import type { Beat, Change, ClientFrame, Row, Snapshot } from '../../contracts/live';
import { noRows, rowCrc, rowSumText, withRow } from '../../contracts/row-sum';
import { createFeed } from '../../src/web/live/feed';

const topic = 'crises';
type Sent = Snapshot | Change | Beat;

/** A server of one board whose answers pass through a line that a test may disturb. */
function scene() {
  let epoch = 'a';
  let head = 0;
  let rows: Record<string, Row> = {};
  const log: { readonly to: number; readonly key: string; readonly row: Row | null }[] = [];
  const line: Sent[] = [];
  const asked: ClientFrame[] = [];
  const paints: (() => void)[] = [];
  let hidden = false;
  let now = 0;

  const sum = () =>
    rowSumText(Object.entries(rows).reduce((total, [key, row]) => withRow(total, rowCrc(key, row)), noRows));
  const snapshot = (): readonly Snapshot[] => {
    const all = Object.entries(rows);
    const half = Math.ceil(all.length / 2);
    const parts = all.length > 1 ? [all.slice(0, half), all.slice(half)] : [all];
    return parts.map((part, i) => ({
      op: 'snapshot',
      topic,
      definition: 'd1',
      position: head,
      rows: Object.fromEntries(part),
      part: i + 1,
      parts: parts.length,
      ...(i === parts.length - 1 && { rowSum: sum() }),
    }));
  };
  const answer = (frame: ClientFrame) => {
    asked.push(frame);
    if (frame.op !== 'watch') return;
    const { since } = frame;
    if (!since || since.epoch !== epoch || since.position > head) line.push(...snapshot());
    else if (since.position < head) {
      const missed = log.filter(({ to }) => to > since.position);
      line.push({
        op: 'change',
        topic,
        from: since.position,
        to: head,
        rows: Object.fromEntries(missed.map(({ key, row }) => [key, row])),
      });
    }
  };
  const feed = createFeed({
    send: answer,
    dispatch: () => undefined,
    hidden: () => hidden,
    soon: (run) => paints.push(run),
    now: () => now,
  });
  const deliver = (count = line.length) => {
    for (const frame of line.splice(0, count)) feed.take(frame);
    for (const paint of paints.splice(0)) paint();
  };
  return {
    feed,
    line,
    asked,
    deliver,
    head: () => head,
    rows: () => rows,
    held: () => Object.fromEntries([...feed.store(topic).rows].map(([key, { row }]) => [key, row])),
    position: () => feed.store(topic).held.position(),
    hide: (value: boolean) => {
      hidden = value;
      if (!value) feed.shown();
    },
    write: (key: string, value: number | null) => {
      const from = head;
      head += 1;
      const row = value === null ? null : { value, at: head };
      const { [key]: _, ...others } = rows;
      rows = row ? { ...rows, [key]: row } : others;
      log.push({ to: head, key, row });
      line.push({
        op: 'change',
        topic,
        from,
        to: head,
        rows: { [key]: row },
        ...(head % 3 === 0 && { rowSum: sum() }),
      });
    },
    beat: () => {
      now += 2000;
      line.push({
        op: 'beat',
        epoch,
        head,
        serverTime: '2013-03-04T05:32:07.000000Z',
        seal: { size: 0, cosigned: 0, witnesses: 0, unsealed: 0 },
        recording: true,
        pictures: { [topic]: { position: head, lagMs: 0, lagEvents: 0, state: 'running', parked: 0, rowSum: sum() } },
      });
    },
    reopen: (restored: boolean) => {
      line.length = 0;
      if (restored) {
        epoch += 'x';
        head = Math.floor(head / 2);
        log.length = 0;
        rows = { restored: { value: head, at: head } };
      }
      feed.welcome(epoch);
    },
  };
}
type Scene = ReturnType<typeof scene>;

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      key: fc.constantFrom('k1', 'k2', 'k3', 'k4'),
      value: fc.option(fc.nat(99)),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('deliver' as const), count: fc.nat(4) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('drop' as const, 'twice' as const, 'swap' as const), at: fc.nat(5) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('beat' as const, 'reopen' as const, 'restore' as const, 'hide' as const, 'show' as const),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function disturb({ line }: Scene, what: 'drop' | 'twice' | 'swap', at: number) {
  const frame = line[at];
  if (!frame) return;
  if (what === 'drop') line.splice(at, 1);
  if (what === 'twice') line.splice(at, 0, frame);
  if (what === 'swap') line.splice(at, 2, ...line.slice(at, at + 2).reverse());
}

function take(at: Scene, one: Step) {
  if (one.do === 'write') at.write(one.key, one.value);
  else if (one.do === 'deliver') at.deliver(one.count);
  else if (one.do === 'beat') at.beat();
  else if ('at' in one) disturb(at, one.do, one.at);
  else if (one.do === 'hide' || one.do === 'show') at.hide(one.do === 'hide');
  else at.reopen(one.do === 'restore');
}

const settle = (at: Scene) => {
  at.hide(false);
  for (let round = 0; round < 8; round++) {
    at.beat();
    at.deliver();
  }
};

it('shows the rows of the server after any loss, repetition, exchange, reopening and restore', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const at = scene();
      at.feed.watch(topic);
      at.feed.welcome('a');
      for (const one of steps) take(at, one);
      settle(at);
      expect(at.held()).toEqual(at.rows());
      expect(at.position()).toBe(at.head());
    }),
    { numRuns: 500 },
  );
});

it('is not held up by a part of a snapshot that comes twice', () => {
  const at = scene();
  at.feed.watch(topic);
  at.feed.welcome('a');
  at.write('k1', 0);
  at.write('k2', 0);
  at.reopen(false);
  disturb(at, 'twice', 1);
  at.write('k1', null);
  settle(at);
  expect(at.held()).toEqual(at.rows());
});

it('control: without the checksum a lost change stays lost', () => {
  const at = scene();
  at.feed.watch(topic);
  at.feed.welcome('a');
  at.deliver();
  at.write('k1', 1);
  at.line.length = 0;
  at.beat();
  const [beat] = at.line.splice(0) as [Beat];
  const { rowSum: _, ...picture } = beat.pictures[topic]!;
  at.feed.take({ ...beat, pictures: { [topic]: picture } });
  at.deliver();
  expect(at.position()).toBe(at.head());
  expect(at.held()).not.toEqual(at.rows());
});

it('never shows half a snapshot', () => {
  const at = scene();
  for (const key of ['k1', 'k2', 'k3']) at.write(key, 1);
  at.line.length = 0;
  at.feed.watch(topic);
  at.feed.welcome('a');
  at.deliver(1);
  expect(at.feed.store(topic).view()).toMatchObject({ complete: false, arriving: 2 });
  expect(at.held()).toEqual({});
  at.deliver();
  expect(Object.keys(at.held())).toHaveLength(3);
});

it('a gap is asked for once, from the applied position', () => {
  const at = scene();
  at.feed.watch(topic);
  at.feed.welcome('a');
  at.deliver();
  at.asked.length = 0;
  at.write('k1', 1);
  at.line.length = 0;
  at.write('k2', 2);
  at.write('k3', 3);
  at.deliver();
  expect(at.asked.filter(({ op }) => op === 'watch')).toEqual([
    { op: 'watch', topic, since: { epoch: 'a', definition: 'd1', position: 0 } },
  ]);
});

it('a board that stands where it was left is not asked for again, however many heartbeats come', () => {
  const one = scene();
  one.feed.watch(topic);
  one.feed.welcome('a');
  one.write('k1', 1);
  one.deliver();
  one.reopen(false);
  const watched = () => one.asked.filter(({ op }) => op === 'watch').length;
  const before = watched();
  for (let beats = 0; beats < 10; beats++) {
    one.beat();
    one.deliver();
  }
  expect(watched()).toBe(before);
});

it('tells what it has applied at most once a second, and at the latest with the next heartbeat', () => {
  const at = scene();
  at.feed.watch(topic);
  at.feed.welcome('a');
  at.deliver();
  at.asked.length = 0;
  for (let i = 0; i < 5; i++) {
    at.write('k1', i);
    at.deliver();
  }
  expect(at.asked.filter(({ op }) => op === 'applied')).toHaveLength(0);
  at.beat();
  at.deliver();
  expect(at.asked.filter(({ op }) => op === 'applied')).toEqual([{ op: 'applied', topic, position: 5 }]);
});

it('a hidden tab takes its frames without telling anybody, and tells once on return', () => {
  const at = scene();
  at.feed.watch(topic);
  at.feed.welcome('a');
  at.deliver();
  let told = 0;
  at.feed.store(topic).subscribe(() => {
    told += 1;
  });
  at.hide(true);
  for (let i = 0; i < 20; i++) {
    at.write('k1', i);
    at.deliver();
  }
  expect(at.held()).toEqual(at.rows());
  expect(told).toBe(0);
  at.hide(false);
  expect(told).toBe(1);
});

it('rows are frozen, keep their identity while unchanged, and tell what they were before', () => {
  const at = scene();
  at.write('k1', 1);
  at.write('k2', 1);
  at.line.length = 0;
  at.feed.watch(topic);
  at.feed.welcome('a');
  at.deliver();
  const { rows } = at.feed.store(topic);
  const kept = rows.get('k1');
  at.write('k2', 2);
  at.deliver();
  expect(rows.get('k1')).toBe(kept);
  expect(rows.get('k2')).toMatchObject({ row: { value: 2 }, before: { value: 1 }, position: 3 });
  expect(Object.isFrozen(rows.get('k2')?.row)).toBe(true);
});

import { groupBounds, takeGroup } from '../../../infra/event-log/sqlite/group-writer';
import { event, events, newStream } from '../contract/subject';
import { naiveRoot } from '../naive-tree';
import { fresh, newStore, type Store, wire } from './wire-appends';

let store: Store;
beforeEach(async () => {
  store = await newStore();
});
afterEach(() => store.remove());

describe('S-05 a group of good and refused requests', () => {
  it('records the good ones and refuses the others by code', () => {
    const writer = store.writer();
    const stream = newStream();
    const first = wire(stream, -1, events(2));
    const stranger = { ...first, seq: 999, stream: newStream() };
    const group = [first, fresh(), wire(stream, 5, events(1)), first, stranger, wire(stream, 1, events(1))];
    expect(writer.write(group)).toMatchObject([
      { position: 2, repeated: false },
      { position: 3, repeated: false },
      { failure: { code: 'WRONG_REVISION', detail: { actual: 1 } } },
      { position: 2, repeated: true },
      { failure: { code: 'EVENT_ID_CONFLICT' } },
      { position: 4, repeated: false },
    ]);
    expect(writer.table.tree.root()).toEqual(naiveRoot(store.leaves()));
  });
});

describe('S-06 a constraint fault', () => {
  it('fails its own request only', () => {
    const writer = store.writer();
    store.db.exec(
      `CREATE TRIGGER fault BEFORE INSERT ON event WHEN NEW.type = 'Faulty' BEGIN SELECT RAISE(ABORT, 'fault'); END`,
    );
    const faulty = wire(newStream(), -1, [event({}), event({}, { type: 'Faulty' })]);
    expect(writer.write([fresh(), faulty, fresh(3)])).toMatchObject([
      { position: 1 },
      { failure: { code: 'CORRUPT', outcome: 'not-written' } },
      { position: 4 },
    ]);
    expect(writer.stopped).toBeUndefined();
    expect(store.leaves()).toHaveLength(4);
    expect(writer.table.tree.root()).toEqual(naiveRoot(store.leaves()));
  });
});

it('a group is bounded in requests, events and bytes, and holds at least one', () => {
  const small = fresh();
  const groups = (waiting: (typeof small)[]) => {
    const sizes = [];
    while (waiting.length > 0) sizes.push(takeGroup(waiting).length);
    return sizes;
  };
  expect(groups(Array.from({ length: 600 }, () => small))).toEqual([256, 256, 88]);
  const many = { ...small, events: Array.from({ length: 400 }, () => small.events[0]!) };
  expect(groups([many, many, many, many])).toEqual([2, 2]);
  const heavy = { ...small, bytes: groupBounds.bytes + 1 };
  expect(groups([heavy, heavy, small])).toEqual([1, 1, 1]);
});

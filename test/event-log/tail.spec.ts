import type { RecordedEvent } from '../../contracts/event-log';
import type { Bounds, Sized } from '../../infra/event-log/ring';
import { Tail } from '../../infra/event-log/tail';

const page: Bounds = { events: 3, bytes: 1e6 };
const item = (position: number): Sized => ({ event: { position } as RecordedEvent, bytes: 10 });
const positions = (events: readonly RecordedEvent[] | undefined) => events?.map(({ position }) => position);

describe('the tail of a log', () => {
  let stored: Sized[];
  let reads: number[];
  let tail: Tail;
  const read = (after: number, { events }: Bounds) => {
    reads.push(after);
    return stored.filter(({ event }) => event.position > after).slice(0, events);
  };
  beforeEach(() => {
    stored = [1, 2, 3, 4, 5, 6, 7].map(item);
    reads = [];
    tail = new Tail(7, read);
  });
  const readUp = (from: number) => {
    const seen: number[] = [];
    for (let after = from; after < tail.head(); after = seen.at(-1)!)
      seen.push(...positions(tail.ring.after(after, page) ?? tail.page(after, page))!);
    return seen;
  };

  it('serves a second follower with what the first has read from the store', () => {
    expect(readUp(1)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(reads).toEqual([1, 4]);
    expect([readUp(1), readUp(3)]).toEqual([
      [2, 3, 4, 5, 6, 7],
      [4, 5, 6, 7],
    ]);
    expect(reads).toEqual([1, 4]);
  });

  it('serves two followers that read at once, one of them from further back', () => {
    expect(positions(tail.page(3, page))).toEqual([4, 5, 6]);
    expect(positions(tail.page(3, page))).toEqual([4, 5, 6]);
    expect(reads).toEqual([3]);
    expect(readUp(0)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(readUp(3)).toEqual([4, 5, 6, 7]);
  });

  it('goes on with what is committed while a follower reads, each event once', () => {
    tail.page(1, page);
    stored.push(item(8));
    // Read before word of its commit came.
    expect(positions(tail.page(4, { events: 9, bytes: 1e6 }))).toEqual([5, 6, 7, 8]);
    tail.committed([item(8)]);
    stored.push(item(9));
    tail.committed([item(9)]);
    expect(positions(tail.ring.after(1, { events: 99, bytes: 1e6 }))).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('keeps only the end of a long way, from the place on from where the ring could hold it', () => {
    tail = new Tail(7, read, 3);
    expect(readUp(0)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(reads).toEqual([0, 3, 6]);
    expect(tail.ring.floor).toBe(4);
    expect([readUp(4), reads.length]).toEqual([[5, 6, 7], 3]);
    expect([readUp(3), reads.length]).toEqual([[4, 5, 6, 7], 4]);
  });

  it('forgets what it has read when the store is seen to end elsewhere', () => {
    readUp(0);
    tail.moveTo(7);
    expect(tail.ring.after(3, page)).toBeUndefined();
  });
});

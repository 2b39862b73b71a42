import type { EventLogError, RecordedEvent } from '../../contracts/event-log';
import { Bell } from './bell';
import type { Followed } from './follow';
import { type Bounds, Ring, ringBounds, type Sized } from './ring';

/** The moving end of a log: what its followers are served from and woken by. */
export class Tail implements Followed {
  readonly bell = new Bell();
  #head: number;
  #closed = false;
  #ring: Ring;
  #runUp: Ring | undefined;
  #failure: EventLogError | undefined;

  /**
   * @param read gives events after a position from the store
   * @param reach how many events before the head are worth keeping for other followers
   */
  constructor(
    head: number,
    private readonly read: (after: number, bounds: Bounds) => readonly Sized[],
    private readonly reach = ringBounds.events,
  ) {
    this.#head = head;
    this.#ring = new Ring(head);
  }

  /** The newest events, from which followers that keep up are served. */
  get ring(): Ring {
    return this.#ring;
  }

  /** @throws EventLogError when the store could not be looked at */
  head(): number {
    if (this.#failure) throw this.#failure;
    return this.#head;
  }

  closed(): boolean {
    return this.#closed;
  }

  /**
   * Events after a position from the store. Followers start about equally far behind: what the first of them reads on
   * its way to the ring becomes part of the ring.
   */
  page(after: number, bounds: Bounds): readonly RecordedEvent[] {
    const known = this.#runUp?.after(after, bounds);
    if (known && known.length > 0) return known;
    const items = this.read(after, bounds);
    this.#keep(items, Math.max(after, this.#head - this.reach));
    return items.map(({ event }) => event);
  }

  /**
   * Keeps what is behind a position for the ring. Of a long way to the head that is its end only: events that outlive
   * their batch, only to be forgotten later, were two thirds of what collecting garbage took.
   */
  #keep(items: readonly Sized[], from: number) {
    if ((items.at(-1)?.event.position ?? 0) <= from) return;
    if (this.#runUp?.head !== from) this.#runUp = new Ring(from);
    // What is read before word of its commit came is handed to the ring by that word.
    for (const item of items)
      if (item.event.position > from && item.event.position <= this.#head) this.#runUp.push(item);
    if (this.#runUp.head >= this.#ring.floor) this.#join(this.#runUp);
  }

  #join(runUp: Ring) {
    for (const item of this.#ring.itemsAfter(runUp.head)) runUp.push(item);
    this.#ring = runUp;
    this.#runUp = undefined;
  }

  /** Durable events in position order, directly behind those before. */
  committed(events: readonly Sized[]) {
    for (const item of events) this.#ring.push(item);
    this.#head = events.at(-1)!.event.position;
    this.bell.ring();
  }

  /** The store ends here now; events up to here come from it, not from memory. */
  moveTo(head: number) {
    this.#head = head;
    this.#ring.restart(head);
    this.#runUp = undefined;
    this.bell.ring();
  }

  /** The store cannot be looked at any more: every follower learns it. */
  fail(failure: EventLogError) {
    this.#failure = failure;
    this.bell.ring();
  }

  /** Ends every follower. */
  close() {
    this.#closed = true;
    this.bell.ring();
  }
}

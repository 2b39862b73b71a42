import type { EventLogError, RecordedEvent } from '../../contracts/event-log';
import { Bell } from './bell';
import type { Followed } from './follow';
import { type Bounds, Ring, type Sized } from './ring';

/** The moving end of a log: what its followers are served from and woken by. */
export class Tail implements Followed {
  readonly ring: Ring;
  readonly bell = new Bell();
  #head: number;
  #closed = false;
  #failure: EventLogError | undefined;

  /** @param page reads events after a position from the store */
  constructor(
    head: number,
    readonly page: (after: number, bounds: Bounds) => readonly RecordedEvent[],
  ) {
    this.#head = head;
    this.ring = new Ring(head);
  }

  /** @throws EventLogError when the store could not be looked at */
  head(): number {
    if (this.#failure) throw this.#failure;
    return this.#head;
  }

  closed(): boolean {
    return this.#closed;
  }

  /** Durable events in position order, directly behind those before. */
  committed(events: readonly Sized[]) {
    for (const item of events) this.ring.push(item);
    this.#head = events.at(-1)!.event.position;
    this.bell.ring();
  }

  /** The store ends here now; events up to here come from it, not from memory. */
  moveTo(head: number) {
    this.#head = head;
    this.ring.restart(head);
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

import type { RecordedEvent } from '../../contracts/event-log';

/** An event with the bytes that its data and metadata take as text. */
export interface Sized {
  readonly event: RecordedEvent;
  readonly bytes: number;
}

/** Bounds of a run of events; the first event passes whatever its size. */
export interface Bounds {
  readonly events: number;
  readonly bytes: number;
}

/** What a ring holds unless it is told otherwise. */
export const ringBounds: Bounds = { events: 10_000, bytes: 32 * 1024 * 1024 };

/** The newest events of a log in memory, from which followers that keep up are served. */
export class Ring {
  #items: (Sized | undefined)[] = [];
  /** Items before this index are forgotten; they are cut off now and then, not one by one. */
  #start = 0;
  #bytes = 0;
  #floor: number;

  /** @param floor position before the first event that the ring will hold */
  constructor(
    floor: number,
    private readonly bounds: Bounds = ringBounds,
  ) {
    this.#floor = floor;
  }

  /** Position before the first event that is held. */
  get floor() {
    return this.#floor;
  }

  get held(): Bounds {
    return { events: this.#count, bytes: this.#bytes };
  }

  get #count() {
    return this.#items.length - this.#start;
  }

  push(item: Sized) {
    this.#items.push(item);
    this.#bytes += item.bytes;
    while (this.#count > this.bounds.events || (this.#bytes > this.bounds.bytes && this.#count > 1)) this.#forget();
    if (this.#start > this.bounds.events) {
      this.#items = this.#items.slice(this.#start);
      this.#start = 0;
    }
  }

  /** Forgets everything up to a position, from which the ring goes on. */
  restart(floor: number) {
    this.#items = [];
    this.#start = 0;
    this.#bytes = 0;
    this.#floor = floor;
  }

  /** Position of the newest event that is held, or the floor. */
  get head() {
    return this.#items.at(-1)?.event.position ?? this.#floor;
  }

  /** Everything held after a position. */
  *itemsAfter(position: number): Generator<Sized> {
    for (let i = this.#indexAfter(position); i < this.#items.length; i++) yield this.#items[i]!;
  }

  /** Events after a position within bounds; undefined when some of them are forgotten. */
  after(position: number, bounds: Bounds): RecordedEvent[] | undefined {
    if (position < this.#floor) return undefined;
    const taken: RecordedEvent[] = [];
    let bytes = 0;
    for (let i = this.#indexAfter(position); i < this.#items.length && taken.length < bounds.events; i++) {
      const item = this.#items[i]!;
      bytes += item.bytes;
      if (bytes > bounds.bytes && taken.length > 0) break;
      taken.push(item.event);
    }
    return taken;
  }

  #forget() {
    const { event, bytes } = this.#items[this.#start]!;
    this.#bytes -= bytes;
    this.#floor = event.position;
    // The slot must not keep the event alive until the array is cut.
    this.#items[this.#start] = undefined;
    this.#start += 1;
  }

  /** Positions increase but need not be dense, so the place is searched by halves. */
  #indexAfter(position: number) {
    let low = this.#start;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#items[middle]!.event.position <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

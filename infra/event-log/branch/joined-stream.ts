import type { Call, EventLog, RecordedEvent, StreamPage } from '../../../contracts/event-log';
import { missing } from './parent-revisions';

/** A stream of which a parent holds the revisions up to `floor`, and a branch those behind them. */
export class JoinedStream {
  /** @param next what is left of the call for the next step */
  constructor(
    private readonly parent: EventLog,
    private readonly own: EventLog,
    private readonly stream: string,
    private readonly floor: number,
    private readonly next: () => Call,
  ) {}

  async forwards(from: number, limit: number): Promise<StreamPage> {
    const old = from <= this.floor ? await this.#old({ from, limit: Math.min(limit, this.floor - from + 1) }) : [];
    const room = limit - old.length;
    if (old.length > 0 && old.at(-1)!.revision < this.floor) return { events: old, end: false };
    const { events, end } = await this.own.read(this.stream, {
      ...this.next(),
      from: Math.max(from, this.floor + 1),
      limit: Math.max(room, 1),
    });
    return room > 0 ? { events: [...old, ...events], end } : { events: old, end: events.length === 0 };
  }

  async backwards(from: number | undefined, limit: number): Promise<StreamPage> {
    const own = from === undefined || from > this.floor ? await this.#own(from, limit) : [];
    const lowest = own.at(-1)?.revision;
    if (own.length === limit) return { events: own, end: lowest === 0 };
    if (lowest !== undefined && lowest !== this.floor + 1) throw missing(this.stream, lowest - 1);
    if (this.floor < 0) return { events: own, end: true };
    const first = Math.min(from ?? this.floor, this.floor);
    const old = await this.#old({ from: first, limit: limit - own.length, backwards: true });
    return { events: [...own, ...old], end: old.at(-1)!.revision === 0 };
  }

  async #own(from: number | undefined, limit: number): Promise<readonly RecordedEvent[]> {
    const page = { ...this.next(), backwards: true, limit, ...(from !== undefined && { from }) };
    return (await this.own.read(this.stream, page)).events;
  }

  /** @throws EventLogError CORRUPT when the parent has not got a revision any more that stands in its part */
  async #old(page: { readonly from: number; readonly limit: number; readonly backwards?: boolean }) {
    const { events } = await this.parent.read(this.stream, { ...this.next(), ...page });
    if (events[0]?.revision !== page.from) throw missing(this.stream, page.from);
    return events;
  }
}

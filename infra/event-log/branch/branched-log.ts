import {
  type AllPage,
  type Appended,
  type Call,
  EventLog,
  type FollowBatch,
  type Health,
  type ProposedEvent,
  type RecordedEvent,
  type StreamPage,
} from '../../../contracts/event-log';
import { begin, pageLimit, requirePlace } from '../calls';
import type { SqliteEventLog } from '../sqlite/sqlite-event-log';
import { ParentRevisions } from './parent-revisions';

/**
 * A log that goes on from a position of another: the parent's events up to there, then its own (eventlog.md §5.8).
 * Nothing of the parent is copied or written; what it records later never shows here.
 */
export class BranchedLog extends EventLog {
  readonly capabilities;
  readonly #revisions: ParentRevisions;
  #closed = false;

  /** @param at position of the parent where the branch begins */
  constructor(
    private readonly parent: EventLog,
    private readonly own: SqliteEventLog,
    private readonly at: number,
  ) {
    super();
    this.capabilities = own.capabilities;
    this.#revisions = new ParentRevisions(parent, at);
  }

  override get epoch() {
    return this.own.epoch;
  }

  get meta() {
    return this.own.meta;
  }

  get seals() {
    return this.own.seals;
  }

  override async append(
    stream: string,
    expected: number,
    events: readonly ProposedEvent[],
    call?: Call,
  ): Promise<Appended> {
    begin(this.#closed, call);
    const floor = await this.#revisions.last(stream);
    return (
      (await this.#repeated(stream, expected, events, floor)) ??
      this.own.appendAbove(floor, stream, expected, events, call)
    );
  }

  override async read(
    stream: string,
    page: { readonly from?: number; readonly limit?: number; readonly backwards?: boolean } & Call = {},
  ): Promise<StreamPage> {
    begin(this.#closed, page);
    const limit = pageLimit(page.limit);
    const floor = await this.#revisions.last(stream);
    return page.backwards
      ? this.#backwards(stream, page.from, limit, floor)
      : this.#forwards(stream, page.from ?? 0, limit, floor);
  }

  override async readAll(page: { readonly after: number; readonly limit?: number } & Call): Promise<AllPage> {
    begin(this.#closed, page);
    requirePlace(page.after, '/after');
    if (page.after >= this.at) return this.own.readAll(page);
    const { events } = await this.parent.readAll({ ...page, limit: pageLimit(page.limit) });
    const seen = events.filter(({ position }) => position <= this.at);
    const through = seen.length < events.length || events.length === 0 ? this.at : seen.at(-1)!.position;
    return { events: seen, through, end: through >= (await this.own.head()) };
  }

  override async *follow({
    after,
    signal,
  }: {
    readonly after: number;
    readonly signal: AbortSignal;
  }): AsyncGenerator<FollowBatch> {
    let through = after;
    while (through < this.at && !signal.aborted) {
      const page = await this.readAll({ after: through });
      ({ through } = page);
      yield { events: page.events, through, live: false, head: await this.own.head() };
    }
    if (!signal.aborted) yield* this.own.follow({ after: through, signal });
  }

  override head(call?: Call): Promise<number> {
    return this.own.head(call);
  }

  override health(): Health {
    return this.own.health();
  }

  override async close() {
    this.#closed = true;
    await this.own.close();
    await this.parent.close();
  }

  async #forwards(stream: string, from: number, limit: number, floor: number): Promise<StreamPage> {
    const old =
      from <= floor ? (await this.parent.read(stream, { from, limit: Math.min(limit, floor - from + 1) })).events : [];
    if (old.length === limit)
      return { events: old, end: from + limit > floor && (await this.#ownLast(stream)) <= floor };
    const { events, end } = await this.own.read(stream, { from: Math.max(from, floor + 1), limit: limit - old.length });
    return { events: [...old, ...events], end };
  }

  async #backwards(stream: string, from: number | undefined, limit: number, floor: number): Promise<StreamPage> {
    const above = from === undefined || from > floor;
    const own = above
      ? (await this.own.read(stream, { backwards: true, limit, ...(from !== undefined && { from }) })).events
      : [];
    if (own.length === limit) return { events: own, end: own.at(-1)!.revision === 0 };
    const next = own.length > 0 ? floor : Math.min(from ?? floor, floor);
    if (next < 0) return { events: own, end: true };
    const { events, end } = await this.parent.read(stream, { backwards: true, from: next, limit: limit - own.length });
    return { events: [...own, ...events], end };
  }

  async #ownLast(stream: string): Promise<number> {
    return (await this.own.read(stream, { backwards: true, limit: 1 })).events[0]?.revision ?? -1;
  }

  /** The same ids at the same revisions of the parent were recorded before the branch began. */
  async #repeated(
    stream: string,
    expected: number,
    events: readonly ProposedEvent[],
    floor: number,
  ): Promise<Appended | undefined> {
    if (!Array.isArray(events) || events.length === 0 || !(expected < floor)) return undefined;
    const lastRevision = expected + events.length;
    const known: readonly RecordedEvent[] = (
      await this.parent.read(stream, { from: expected + 1, limit: events.length })
    ).events;
    if (lastRevision > floor || known.length < events.length || known.some(({ id }, index) => id !== events[index]!.id))
      return undefined;
    return { stream, firstRevision: expected + 1, lastRevision, position: known.at(-1)!.position, repeated: true };
  }
}

import {
  type AllPage,
  type Appended,
  type Call,
  type Capabilities,
  EventLog,
  EventLogError,
  type FollowBatch,
  type Health,
  type ProposedEvent,
  type StreamPage,
} from '../../../contracts/event-log';
import { begin, cancelled, pageLimit, requirePlace, stepwise } from '../calls';
import { requireNames } from '../propose';
import type { SqliteEventLog } from '../sqlite/sqlite-event-log';
import type { BranchParent } from './branch-parent';
import { InFlight } from './in-flight';
import { JoinedStream } from './joined-stream';
import { ParentPart } from './parent-part';

/**
 * A log that goes on from a position of another: the parent's events up to there, then its own (eventlog.md §5.8).
 * Nothing of the parent is copied or written; what it records later never shows here.
 */
export class BranchedLog extends EventLog {
  readonly capabilities: Capabilities;
  readonly #part: ParentPart;
  readonly #calls = new InFlight();
  #closing: Promise<void> | undefined;

  constructor(
    private readonly parent: BranchParent,
    private readonly own: SqliteEventLog,
  ) {
    super();
    const { base } = own.meta;
    const { densePositions, uniqueIds, sealedInAppend } = own.capabilities;
    this.#part = new ParentPart(parent, base);
    this.capabilities = {
      densePositions: densePositions && (base === 0 || parent.log.capabilities.densePositions),
      uniqueIds: uniqueIds && (base === 0 || parent.find !== undefined),
      sealedInAppend,
    };
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

  override append(stream: string, expected: number, events: readonly ProposedEvent[], call?: Call): Promise<Appended> {
    return this.#run(call, async (next) => {
      requireNames(stream, expected, events);
      const asked = { stream, expected, ids: events.map(({ id }) => id) };
      const below = await this.#part.below(asked, next).catch(unsent);
      return this.own.appendAbove(below, stream, expected, events, next());
    });
  }

  override read(
    stream: string,
    page: { readonly from?: number; readonly limit?: number; readonly backwards?: boolean } & Call = {},
  ): Promise<StreamPage> {
    return this.#run(page, async (next) => {
      const { from, backwards } = page;
      if (from !== undefined) requirePlace(from, '/from');
      const limit = pageLimit(page.limit);
      const floor = await this.#part.floor(stream, next);
      const joined = new JoinedStream(this.parent.log, this.own, stream, floor, next);
      return backwards ? joined.backwards(from, limit) : joined.forwards(from ?? 0, limit);
    });
  }

  override readAll(page: { readonly after: number; readonly limit?: number } & Call): Promise<AllPage> {
    return this.#run(page, async (next) => {
      const { after } = page;
      requirePlace(after, '/after');
      const limit = pageLimit(page.limit);
      const old = await this.#part.readAll({ after, limit }, next());
      const room = limit - old.events.length;
      if (!old.end || room === 0) return { ...old, end: old.end && (await this.own.head(next())) <= old.through };
      const { events, through, end } = await this.own.readAll({ ...next(), after: old.through, limit: room });
      return { events: [...old.events, ...events], through, end };
    });
  }

  override async *follow(from: { readonly after: number; readonly signal: AbortSignal }): AsyncGenerator<FollowBatch> {
    begin(this.#closing !== undefined, undefined);
    requirePlace(from.after, '/after');
    let { after } = from;
    for await (const { events, through } of this.#part.follow(from)) {
      if (this.#closing !== undefined) return;
      after = through;
      yield { events, through, live: false, head: await this.own.head() };
    }
    const whole = after >= this.#part.at;
    if (whole && !from.signal.aborted && this.#closing === undefined) yield* this.own.follow({ ...from, after });
  }

  override head(call?: Call): Promise<number> {
    return this.#run(call, (next) => this.own.head(next()));
  }

  override health(): Health {
    if (this.#closing !== undefined) return { state: 'unavailable', reason: 'closed' };
    const { state, reason } = this.parent.log.health();
    return state === 'unavailable' ? { state, reason: `the parent: ${reason}` } : this.own.health();
  }

  override close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close() {
    // An append that is still asking the parent has its own log before it.
    await this.#calls.settled();
    await this.own.close();
    await this.parent.log.close();
  }

  /** Begins a call of several steps, of which each gets what is left of the call's time. */
  async #run<T>(call: Call | undefined, work: (next: () => Call) => Promise<T>): Promise<T> {
    begin(this.#closing !== undefined, call);
    return this.#calls.track(work(stepwise(call)));
  }
}

/** An append whose parent gave no answer was sent to no store. */
function unsent(error: unknown): never {
  if (!(error instanceof EventLogError) || error.outcome !== 'unknown') throw error;
  if (error.code === 'CANCELLED') throw cancelled();
  throw new EventLogError('UNAVAILABLE', { reason: `the parent: ${error.code}` }, 'not-written');
}

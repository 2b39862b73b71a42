import type { FollowBatch, Health, ProposedEvent, StreamPage } from '../../../contracts/event-log';
import { type AllPage, type Appended, type Call, EventLog, EventLogError } from '../../../contracts/event-log';
import type { Seals } from '../../../contracts/seals';
import type { CosignatureStore } from '../../witness/cosignature-store';
import { begin, pageLimit, requirePlace } from '../calls';
import { followLog } from '../follow';
import type { Below } from '../judge';
import { propose } from '../propose';
import type { Tail } from '../tail';
import type { LogReader } from './log-reader';
import type { LogMeta } from './meta';
import { type LogParts, openForReading, openForWriting, type SqliteLogOptions, type WritingParts } from './opening';

/** How often a log that is only read looks for commits of its writer. */
const pollMs = 200;

/** The embedded log: one file, one writer thread, readers beside it (eventlog.md §5). */
export class SqliteEventLog extends EventLog {
  readonly capabilities = { densePositions: true, uniqueIds: true, sealedInAppend: true };
  readonly #reader: LogReader;
  readonly #tail: Tail;
  readonly #writing: WritingParts | undefined;
  readonly #poll: NodeJS.Timeout | undefined;
  #version: unknown;
  /** The newest event at the last look into the file. */
  #seen: { readonly position: number; readonly id: string | undefined } = { position: 0, id: undefined };
  #closing: Promise<void> | undefined;

  /** Signed heads and proofs of this log, when it was opened with a key. */
  readonly seals: Seals | undefined;

  /** Cosignatures of its heads. */
  readonly cosignatures: CosignatureStore;

  constructor({ reader, tail, seals, cosignatures, writing }: LogParts) {
    super();
    this.seals = seals;
    this.cosignatures = cosignatures;
    this.#reader = reader;
    this.#tail = tail;
    this.#writing = writing;
    if (writing) writing.writer.listen({ committed: (events) => tail.committed(events), stopped: () => this.#look() });
    else this.#poll = setInterval(() => this.#lookIfChanged(), pollMs);
  }

  /**
   * Opens the log of a folder; a folder without one gets it, unless it is only to be read.
   * @throws EventLogError UNAVAILABLE whose detail names the reason, CORRUPT when the file is no database
   */
  static async open(options: SqliteLogOptions): Promise<SqliteEventLog> {
    return new SqliteEventLog(await (options.readOnly ? openForReading(options) : openForWriting(options)));
  }

  /** What the file says about itself. */
  get meta(): LogMeta {
    return this.#reader.meta;
  }

  override get epoch() {
    return this.meta.epoch;
  }

  override append(stream: string, expected: number, events: readonly ProposedEvent[], call?: Call): Promise<Appended> {
    return this.appendAbove(undefined, stream, expected, events, call);
  }

  /** Appends to a branch: what its parent holds counts as recorded, and revisions go on behind it (eventlog.md §5.8). */
  async appendAbove(
    below: Below | undefined,
    stream: string,
    expected: number,
    events: readonly ProposedEvent[],
    call?: Call,
  ): Promise<Appended> {
    this.#begin(call);
    if (!this.#writing) throw new EventLogError('READ_ONLY', { reason: 'opened for reading' });
    const { writer, stamper } = this.#writing;
    return writer.append(propose(stream, expected, events, stamper, below), call);
  }

  override async read(
    stream: string,
    page: { readonly from?: number; readonly limit?: number; readonly backwards?: boolean } & Call = {},
  ): Promise<StreamPage> {
    this.#begin(page);
    if (page.from !== undefined) requirePlace(page.from, '/from');
    const limit = pageLimit(page.limit);
    const { events, more } = page.backwards
      ? this.#reader.backwards(stream, page.from, limit)
      : this.#reader.forwards(stream, page.from ?? 0, limit);
    return { events, end: !more };
  }

  override async readAll(page: { readonly after: number; readonly limit?: number } & Call): Promise<AllPage> {
    this.#begin(page);
    requirePlace(page.after, '/after');
    const found = this.#reader.after(page.after, { events: pageLimit(page.limit), bytes: Number.POSITIVE_INFINITY });
    const events = found.map(({ event }) => event);
    const through = events.at(-1)?.position ?? page.after;
    return { events, through, end: through >= this.#reader.head() };
  }

  override follow({
    after,
    signal,
  }: {
    readonly after: number;
    readonly signal: AbortSignal;
  }): AsyncIterable<FollowBatch> {
    this.poke();
    return followLog(this.#tail, after, signal);
  }

  override async head(call?: Call) {
    this.#begin(call);
    return this.#writing ? this.#tail.head() : this.#reader.head();
  }

  override health(): Health {
    if (this.#closing !== undefined) return { state: 'unavailable', reason: 'closed' };
    const reason = this.#writing ? this.#writing.writer.trouble : 'opened for reading';
    return reason ? { state: 'read-only', reason } : { state: 'ready' };
  }

  /** Makes followers of a log that is only read look at once, instead of at its next look. */
  poke() {
    if (!this.#writing) this.#look();
  }

  override close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close() {
    clearInterval(this.#poll);
    await this.#writing?.writer.settled();
    this.#tail.close();
    this.#reader.close();
    await this.#writing?.writer.close();
    this.#writing?.lock.close();
  }

  #begin(call: Call | undefined) {
    begin(this.#closing !== undefined, call);
  }

  #lookIfChanged() {
    const before = this.#version;
    this.#version = this.#attempt(() => this.#reader.version());
    if (before !== this.#version) this.#look();
  }

  #look() {
    if (this.#closing === undefined) this.#attempt(() => this.#move());
  }

  /** @throws EventLogError REWOUND when another event stands where the newest one stood that was seen before */
  #move() {
    const { position, id } = this.#seen;
    const now = id && this.#reader.idAt(position);
    if (now && now !== id) throw new EventLogError('REWOUND', { position });
    const head = this.#reader.head();
    this.#seen = { position: head, id: this.#reader.idAt(head) };
    this.#tail.moveTo(head);
  }

  /** A file that cannot be looked at in the background has nobody to throw to but the followers. */
  #attempt<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      this.#tail.fail(error instanceof EventLogError ? error : new EventLogError('UNAVAILABLE', {}, 'not-written'));
      return undefined;
    }
  }
}

import { randomUUID } from 'node:crypto';
import type { Clock } from '../../contracts/clock';
import type { FollowBatch, Health, ProposedEvent, StreamPage } from '../../contracts/event-log';
import { type AllPage, type Appended, type Call, EventLog, EventLogError } from '../../contracts/event-log';
import { begin, pageLimit, requirePlace } from './calls';
import { followLog } from './follow';
import { MemoryRecord } from './memory-record';
import { type Proposal, propose } from './propose';
import { parseStored } from './recorded';
import type { Bounds, Sized } from './ring';
import { Stamper } from './stamp';
import { Tail } from './tail';

export interface MemoryLogOptions {
  readonly realm: string;
  readonly clock: Clock;
  readonly epoch?: string;
  /** What earlier logs recorded and this one goes on from; default nothing. */
  readonly record?: MemoryRecord;
}

/** A log that lives as long as its process: tests, demonstrations. Texts are stored as in every other log. */
export class MemoryEventLog extends EventLog {
  readonly capabilities = { densePositions: true, uniqueIds: true, sealedInAppend: false };
  readonly epoch: string;
  readonly realm: string;
  readonly #record: MemoryRecord;
  readonly #stamper: Stamper;
  readonly #tail: Tail;
  #closed = false;

  constructor({ realm, clock, epoch = randomUUID(), record = new MemoryRecord() }: MemoryLogOptions) {
    super();
    this.realm = realm;
    this.epoch = epoch;
    this.#record = record;
    this.#stamper = new Stamper(clock, record.lastRecordedAt);
    this.#tail = new Tail(record.head, (after, bounds) => this.#page(after, bounds));
  }

  override async append(stream: string, expected: number, events: readonly ProposedEvent[], call?: Call) {
    begin(this.#closed, call);
    const proposal = propose(stream, expected, events, this.#stamper);
    const verdict = this.#record.judge(proposal);
    if (verdict.kind === 'refused') throw new EventLogError(verdict.code, verdict.detail);
    const repeated = verdict.kind === 'repeated';
    const position = repeated ? verdict.position : this.#write(proposal);
    const lastRevision = expected + events.length;
    return { stream, firstRevision: expected + 1, lastRevision, position, repeated } satisfies Appended;
  }

  override async read(
    stream: string,
    page: { readonly from?: number; readonly limit?: number; readonly backwards?: boolean } & Call = {},
  ): Promise<StreamPage> {
    begin(this.#closed, page);
    const limit = pageLimit(page.limit);
    const events = this.#record.of(stream);
    const from = page.from ?? (page.backwards ? Math.max(0, events.length - 1) : 0);
    requirePlace(from, '/from');
    const chosen = page.backwards
      ? events.slice(Math.max(0, from + 1 - limit), from + 1).reverse()
      : events.slice(from, from + limit);
    const end = page.backwards ? from + 1 <= limit || events.length === 0 : from + limit >= events.length;
    return { events: chosen.map(parseStored), end };
  }

  override async readAll(page: { readonly after: number; readonly limit?: number } & Call): Promise<AllPage> {
    begin(this.#closed, page);
    requirePlace(page.after, '/after');
    const limit = pageLimit(page.limit);
    const events = this.#record.after(page.after, limit).map(parseStored);
    const through = events.at(-1)?.position ?? page.after;
    return { events, through, end: through >= this.#record.head };
  }

  override follow({
    after,
    signal,
  }: {
    readonly after: number;
    readonly signal: AbortSignal;
  }): AsyncIterable<FollowBatch> {
    return followLog(this.#tail, after, signal);
  }

  override async head(call?: Call) {
    begin(this.#closed, call);
    return this.#record.head;
  }

  override health(): Health {
    return this.#closed ? { state: 'unavailable', reason: 'closed' } : { state: 'ready' };
  }

  override async close() {
    this.#closed = true;
    this.#tail.close();
  }

  #write(proposal: Proposal): number {
    this.#tail.committed(this.#record.write(proposal));
    return this.#record.head;
  }

  #page(after: number, bounds: Bounds) {
    const chosen: Sized[] = [];
    let total = 0;
    for (const stored of this.#record.after(after, bounds.events)) {
      const bytes = Buffer.byteLength(stored.data) + Buffer.byteLength(stored.metadata);
      total += bytes;
      if (total > bounds.bytes && chosen.length > 0) break;
      chosen.push({ event: parseStored(stored), bytes });
    }
    return chosen;
  }
}

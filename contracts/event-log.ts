import type { JsonObject } from './encoding';
import type { EventMetadata, RecordedMetadata } from './metadata';

export interface ProposedEvent {
  /** UUID derived from the command id and the index (trust.md §2.2). */
  readonly id: string;
  /** Registry key: the persisted name. */
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: EventMetadata;
}

export interface RecordedEvent extends ProposedEvent {
  readonly stream: string;
  /** 0, 1, 2 … within the stream. */
  readonly revision: number;
  /** Safe integer, strictly increasing over the whole log. */
  readonly position: number;
  readonly metadata: RecordedMetadata;
}

export interface Appended {
  readonly stream: string;
  readonly firstRevision: number;
  readonly lastRevision: number;
  /** Position of the last event. */
  readonly position: number;
  /** True when the same events were recorded before and nothing was written now. */
  readonly repeated: boolean;
}

export interface StreamPage {
  readonly events: readonly RecordedEvent[];
  readonly end: boolean;
}

export interface AllPage {
  readonly events: readonly RecordedEvent[];
  /** The highest position examined. */
  readonly through: number;
  readonly end: boolean;
}

export interface FollowBatch {
  readonly events: readonly RecordedEvent[];
  readonly through: number;
  /** True only when the adapter knew of no later event as the batch was formed. */
  readonly live: boolean;
  readonly head: number;
}

export interface Call {
  readonly signal?: AbortSignal;
  /** Milliseconds, default 10,000. */
  readonly timeoutMs?: number;
}

export interface Health {
  readonly state: 'ready' | 'read-only' | 'unavailable';
  readonly reason?: string;
}

export interface Capabilities {
  readonly densePositions: boolean;
  readonly uniqueIds: boolean;
  readonly sealedInAppend: boolean;
}

/** One realm's append-only record. `infra/event-log` implements it; `test/event-log/contract.ts` defines what it means. */
export abstract class EventLog {
  /** Records all events on one stream if its last revision is exactly `expected` (-1: the stream does not exist). */
  abstract append(stream: string, expected: number, events: readonly ProposedEvent[], call?: Call): Promise<Appended>;
  /** Revisions from `from` (default 0; backwards from the end), at most `limit` (default 500, maximum 1,000). */
  abstract read(
    stream: string,
    page?: { readonly from?: number; readonly limit?: number; readonly backwards?: boolean } & Call,
  ): Promise<StreamPage>;
  /** Events with a position greater than `after`, in position order. */
  abstract readAll(page: { readonly after: number; readonly limit?: number } & Call): Promise<AllPage>;
  /** Every event after `after` exactly once, then whatever is recorded, until the signal aborts. */
  abstract follow(from: { readonly after: number; readonly signal: AbortSignal }): AsyncIterable<FollowBatch>;
  /** The greatest position recorded, 0 for an empty log. */
  abstract head(call?: Call): Promise<number>;
  abstract health(): Health;
  abstract readonly capabilities: Capabilities;
  /** Identity of this history; another one after a restore (experience.md §8, F8). */
  abstract readonly epoch: string;
  /** Settles pending appends, ends followers; later calls are `CLOSED`. */
  abstract close(): Promise<void>;
}

export type Outcome = 'not-written' | 'unknown' | 'n/a';

/** Error codes of the port and what each says about the write (eventlog.md §2.5). */
export const eventLogErrors = {
  WRONG_REVISION: 'not-written',
  INVALID_EVENT: 'not-written',
  EVENT_ID_CONFLICT: 'not-written',
  TOO_LARGE: 'not-written',
  READ_ONLY: 'not-written',
  LOG_FULL: 'not-written',
  QUEUE_FULL: 'not-written',
  UNAVAILABLE: 'unknown',
  TIMEOUT: 'unknown',
  ACCESS_DENIED: 'not-written',
  CORRUPT: 'n/a',
  REWOUND: 'n/a',
  CANCELLED: 'unknown',
  CLOSED: 'not-written',
} as const satisfies Record<string, Outcome>;

export type EventLogErrorCode = keyof typeof eventLogErrors;

const retryableCodes: ReadonlySet<EventLogErrorCode> = new Set(['UNAVAILABLE', 'TIMEOUT', 'QUEUE_FULL']);

/** An expected failure of the log. Its message never holds payload, credentials or connection strings. */
export class EventLogError extends Error {
  readonly retryable: boolean;
  constructor(
    readonly code: EventLogErrorCode,
    readonly detail: Readonly<Record<string, unknown>> = {},
    readonly outcome: Outcome = eventLogErrors[code],
  ) {
    super(code);
    this.retryable = retryableCodes.has(code);
  }
}

/** Limits that every adapter enforces before it writes (eventlog.md §2.6). */
export const eventLimits = {
  stream: /^[a-z][A-Za-z]*-[A-Za-z0-9][A-Za-z0-9._~:-]{0,119}$/,
  streamBytes: 160,
  type: /^[A-Z][A-Za-z0-9]{1,79}$/,
  id: /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  dataBytes: 256 * 1024,
  metadataBytes: 16 * 1024,
  eventsPerAppend: 500,
  bytesPerAppend: 1024 * 1024,
  schemaVersion: 2 ** 31 - 1,
  defaultPage: 500,
  maxPage: 1000,
} as const;

/** The text before the first `-` of a stream's name. */
export const categoryOf = (stream: string) => stream.slice(0, stream.indexOf('-'));
/** The text after the first `-` of a stream's name. */
export const idOf = (stream: string) => stream.slice(stream.indexOf('-') + 1);

import { Clock } from '../../../contracts/clock';
import type { JsonObject } from '../../../contracts/encoding';
import {
  type EventLog,
  EventLogError,
  type FollowBatch,
  type ProposedEvent,
  type RecordedEvent,
} from '../../../contracts/event-log';
import type { EventMetadata } from '../../../contracts/metadata';
import { uuid7 } from '../../../infra/event-log/uuid';
import type { Faults } from './faults';

/** The real time, moved by an offset that a case may change. */
export class TestClock extends Clock {
  offset = 0;
  override micros() {
    return Date.now() * 1000 + this.offset;
  }
}

/** A log on a store of its own. */
export interface Subject {
  readonly log: EventLog;
  /** What the log held before the case began: nothing in a new one, in a branch its parent's part and its first event. */
  readonly before: readonly RecordedEvent[];
  /** Position of the last of these, 0 where there is none; what a case appends stands directly behind it. */
  readonly start: number;
  readonly clock: TestClock;
  /** A second instance on the same store that only reads; undefined where a store has one instance. */
  reader?(): Promise<EventLog>;
  /** The log closed and opened anew; undefined where nothing outlives an instance. */
  restarted?(): Promise<EventLog>;
  readonly faults: Faults;
  /** A program that opens the same kind of log, appends once, closes and must then end by itself. */
  readonly program: string;
  release(): Promise<void>;
}

/** What a log that begins with the case holds before it. */
export const emptyLog = { before: [], start: 0 } as const;

/** A kind of log that the contract is run against. */
export interface Adapter {
  readonly name: string;
  /** Cases that cannot exist for this kind of log, by number, and why. */
  readonly notApplicable: Readonly<Record<number, string>>;
  /** Parts of a case that cannot exist for this kind of log, and why; the rest of the case runs. */
  readonly without?: Readonly<Record<number, string>>;
  open(): Promise<Subject>;
}

/** One numbered case of eventlog.md §4. */
export interface Case {
  readonly no: number;
  readonly title: string;
  readonly run: (subject: Subject) => Promise<void>;
  readonly timeoutMs?: number;
}

export const newStream = (category = 'crisis') => `${category}-${uuid7()}`;

export function metadata(changes: Partial<EventMetadata> = {}): EventMetadata {
  const commandId = uuid7();
  return {
    schemaVersion: 1,
    effectiveAt: '2026-11-22T22:31:07.000000Z',
    actor: { id: 'user-7f3a', role: 'watch-officer', org: 'ops-center' },
    commandId,
    correlationId: commandId,
    causationId: commandId,
    handling: { classification: 'UNCLASSIFIED', compartments: [] },
    realm: 'live',
    ...changes,
  };
}

export const event = (data: JsonObject = { title: 'Flood' }, changes: Partial<ProposedEvent> = {}): ProposedEvent => ({
  id: uuid7(),
  type: 'CrisisOpened',
  data,
  metadata: metadata(),
  ...changes,
});

export const events = (count: number, from = 0) => Array.from({ length: count }, (_, i) => event({ n: from + i }));

/** The refusal of a call that must fail. */
export async function refusal(call: Promise<unknown>): Promise<EventLogError> {
  const answer = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (answer instanceof EventLogError) return answer;
  throw answer ?? new Error('the call was not refused');
}

/** Everything recorded, by pages. */
export async function everything(log: EventLog, limit = 500, after = 0): Promise<RecordedEvent[]> {
  const found: RecordedEvent[] = [];
  for (let page = await log.readAll({ after, limit }); ; page = await log.readAll({ after: page.through, limit })) {
    found.push(...page.events);
    if (page.end) return found;
  }
}

/**
 * Follows until a batch is enough and gives all batches up to it.
 * @param slow true while this consumer is to lag behind the writers
 */
export async function followed(
  log: EventLog,
  after: number,
  enough: (batch: FollowBatch, soFar: readonly FollowBatch[]) => boolean,
  slow: () => boolean = () => false,
): Promise<FollowBatch[]> {
  const batches: FollowBatch[] = [];
  const stop = new AbortController();
  try {
    for await (const batch of log.follow({ after, signal: stop.signal })) {
      batches.push(batch);
      if (enough(batch, batches)) break;
      if (slow()) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return batches;
  } finally {
    stop.abort();
  }
}

export const through = (position: number) => (batch: FollowBatch) => batch.through >= position;
export const idsOf = (batches: readonly { readonly events: readonly { readonly id: string }[] }[]) =>
  batches.flatMap((batch) => batch.events.map(({ id }) => id));
export const positionsOf = (found: readonly RecordedEvent[]) => found.map(({ position }) => position);

/** Events written `perAppend` at a time on streams of `perStream`, as a bulk load does. */
export async function fill(log: EventLog, count: number, perAppend = 500) {
  for (let done = 0; done < count; done += perAppend) {
    await log.append(newStream(), -1, events(Math.min(perAppend, count - done), done));
  }
}

/** True for the long run; otherwise cases keep to what a change can wait for. */
export const deep = process.env.DEEP === '1';

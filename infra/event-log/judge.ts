import type { EventLogErrorCode } from '../../contracts/event-log';

/** Where an event id stands in the log. */
export interface Place {
  /** On the stream that is asked about. */
  readonly here: boolean;
  readonly revision: number;
  readonly position: number;
}

/** What the parent of a branch holds up to its position of the stream and the ids of an append. */
export interface Below {
  /** Last revision of the stream, −1 when it has none there. */
  readonly floor: number;
  /** Of the ids that are recorded there, as far as the parent can tell. */
  readonly places: ReadonlyMap<string, Place>;
}

export interface Refusal {
  readonly code: EventLogErrorCode;
  readonly detail: Readonly<Record<string, unknown>>;
}

export type Verdict =
  | { readonly kind: 'write' }
  | { readonly kind: 'repeated'; readonly position: number }
  | ({ readonly kind: 'refused' } & Refusal);

/** A proposed append and what is recorded about it. */
export interface Question {
  readonly stream: string;
  readonly expected: number;
  readonly ids: readonly string[];
  readonly place: (id: string) => Place | undefined;
  /** Last revision of the stream, -1 when it does not exist. */
  readonly actual: () => number;
}

/** Decides about one append by what is recorded: written, answered as a repetition, or refused (eventlog.md §2.1). */
export function judge({ stream, expected, ids, place, actual }: Question): Verdict {
  let known = 0;
  let repeats = true;
  let position = 0;
  for (const [index, id] of ids.entries()) {
    const found = place(id);
    if (found && !found.here) return { kind: 'refused', code: 'EVENT_ID_CONFLICT', detail: { eventId: id, stream } };
    if (found?.revision !== expected + 1 + index) repeats = false;
    if (found) known += 1;
    position = found?.position ?? 0;
  }
  if (repeats) return { kind: 'repeated', position };
  const revision = actual();
  if (known === 0 && revision === expected) return { kind: 'write' };
  return { kind: 'refused', code: 'WRONG_REVISION', detail: { stream, expected, actual: revision } };
}

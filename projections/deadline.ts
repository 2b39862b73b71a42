import type { RecordedEvent } from '../contracts/event-log';
import type { Known, Msg } from '../contracts/kernel/messages';
import type { Policies } from '../contracts/policies';
import type { DeadlineRow } from '../contracts/reaction';
import { countriesOf } from '../contracts/scope';

type Note = DeadlineRow['note'];
/**
 * What a clock tells of itself after an event: `armed` starts it anew, `closed` stops it, a note alone is kept for a
 * later arming, `undefined` leaves it as it is.
 */
export type Tick =
  | { readonly armed: string; readonly note?: Note }
  | { readonly closed: true; readonly note?: Note }
  | { readonly note: Note }
  | undefined;

/** A kind of clock of domain.md §6.2: which events open, arm again and close it. */
export interface Deadline<E extends Msg> {
  readonly kind: string;
  /** Category of the subject; the row's key is `<kind>:<subject id>`. */
  readonly category: string;
  /** The clock that an event moves, or all of them where one event speaks of several. */
  readonly subject: (event: Known<E>) => string | readonly string[] | undefined;
  /** Events after which it never runs again: whoever waits for clocks forgets it. */
  readonly ends?: readonly E['type'][];
  readonly on: {
    readonly [T in E['type']]?: (
      event: Known<E, T>,
      row: DeadlineRow | undefined,
      context: { readonly policies: Policies; readonly subject: string },
    ) => Tick;
  };
}

export const deadline =
  <E extends Msg>() =>
  (definition: Deadline<E>): Deadline<E> =>
    definition;

/** One step of the clock of one subject: pure, run alike by register `deadlines` and by the clock runner. */
export function tick(
  // biome-ignore lint/suspicious/noExplicitAny: clocks of all aggregates stand in one table
  definition: Deadline<any>,
  row: DeadlineRow | undefined,
  event: RecordedEvent,
  subject: string,
  policies: Policies,
): DeadlineRow | undefined {
  const told = definition.on[event.type]?.(event as never, row, { policies, subject });
  if (!told) return row;
  const { crisisId } = event.data as { crisisId?: string };
  const base: DeadlineRow = row ?? {
    kind: definition.kind,
    subject: { kind: definition.category, id: subject },
    countries: [],
    passed: 0,
    note: {},
  };
  const known = {
    ...base,
    ...(crisisId && { crisisId }),
    countries: [...new Set([...base.countries, ...countriesOf(event)])],
    note: { ...base.note, ...told.note },
  };
  if (!('closed' in told || 'armed' in told)) return known;
  if ('closed' in told) {
    const { dueAt: _, ...closed } = known;
    return { ...closed, closedBy: event.id };
  }
  const { closedBy: _, ...open } = known;
  return {
    ...open,
    dueAt: told.armed,
    openedBy: event.id,
    openedAt: event.position,
  };
}

import type { RecordedEvent } from '../../contracts/event-log';
import type { Policies } from '../../contracts/policies';
import type { DeadlineRow } from '../../contracts/reaction';
import { type Deadline, tick } from '../deadline';
import type { FoldedRow } from '../fold';
import { deadlineClocks } from './index';

// biome-ignore lint/suspicious/noExplicitAny: clocks of all aggregates stand in one table
const keyOf = (clock: Deadline<any>, event: RecordedEvent): string | undefined => {
  const id = Object.hasOwn(clock.on, event.type) ? clock.subject(event as never) : undefined;
  return id === undefined ? undefined : `${clock.kind}:${id}`;
};

/** Keys `<kind>:<subject id>` of the clocks that an event may move. */
export const deadlineKeys = (event: RecordedEvent): readonly string[] =>
  deadlineClocks.map((clock) => keyOf(clock, event)).filter((key) => key !== undefined);

/** The clock under this key after an event; undefined while it has never been heard of. */
export function deadlineAfter(
  key: string,
  row: DeadlineRow | undefined,
  event: RecordedEvent,
  policies: Policies,
): DeadlineRow | undefined {
  const clock = deadlineClocks.find((one) => keyOf(one, event) === key);
  return clock ? tick(clock, row, event, policies) : row;
}

/** The clocks that an event moves, as they stand afterwards. */
export const deadlineRows = (
  event: RecordedEvent,
  rowOf: (key: string) => DeadlineRow | undefined,
  policies: Policies,
): readonly FoldedRow<DeadlineRow>[] =>
  deadlineKeys(event)
    .map((key) => ({ key, before: rowOf(key), row: deadlineAfter(key, rowOf(key), event, policies) }))
    .filter(({ before, row }) => row !== before)
    .map(({ key, row }) => ({ key, row }));

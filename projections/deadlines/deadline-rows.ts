import type { RecordedEvent } from '../../contracts/event-log';
import type { Policies } from '../../contracts/policies';
import type { DeadlineRow } from '../../contracts/reaction';
import { type Deadline, tick } from '../deadline';
import type { FoldedRow } from '../fold';
import { deadlineClocks } from './index';

/** A clock that an event may move. */
interface Moved {
  readonly key: string;
  readonly subject: string;
  // biome-ignore lint/suspicious/noExplicitAny: clocks of all aggregates stand in one table
  readonly clock: Deadline<any>;
}

const movedBy = (event: RecordedEvent): readonly Moved[] =>
  deadlineClocks
    .filter(({ on }) => Object.hasOwn(on, event.type))
    .flatMap((clock) => {
      const subjects = [clock.subject(event as never) ?? []].flat();
      return [...new Set(subjects)].map((subject) => ({ key: `${clock.kind}:${subject}`, subject, clock }));
    });

/** Keys `<kind>:<subject id>` of the clocks that an event may move. */
export const deadlineKeys = (event: RecordedEvent): readonly string[] => movedBy(event).map(({ key }) => key);

/** The clock under this key after an event; undefined while it has never been heard of. */
export function deadlineAfter(
  key: string,
  row: DeadlineRow | undefined,
  event: RecordedEvent,
  policies: Policies,
): DeadlineRow | undefined {
  const moved = movedBy(event).find((one) => one.key === key);
  return moved ? tick(moved.clock, row, event, moved.subject, policies) : row;
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

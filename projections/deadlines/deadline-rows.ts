import type { RecordedEvent } from '../../contracts/event-log';
import type { Policies } from '../../contracts/policies';
import type { DeadlineRow } from '../../contracts/reaction';
import { type Deadline, tick } from '../deadline';
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

/** As {@link deadlineAfter}; undefined, too, once its subject has ended and it will never run again. */
export function waitingAfter(
  key: string,
  row: DeadlineRow | undefined,
  event: RecordedEvent,
  policies: Policies,
): DeadlineRow | undefined {
  const ended = movedBy(event).some((one) => one.key === key && one.clock.ends?.includes(event.type));
  return ended ? undefined : deadlineAfter(key, row, event, policies);
}

/** Types of events that any clock hears. */
export const clockTypes: ReadonlySet<string> = new Set(deadlineClocks.flatMap(({ on }) => Object.keys(on)));

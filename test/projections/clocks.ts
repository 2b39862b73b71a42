import type { RecordedEvent } from '../../contracts/event-log';
import { type Policies, startingPolicies } from '../../contracts/policies';
import type { DeadlineRow } from '../../contracts/reaction';
import { deadlineAfter, deadlineKeys } from '../../projections/deadlines/deadline-rows';
import { recorded } from './folding';
import { goldenOf } from './golden';

/** Every clock that events move, by key. */
export const clocks = (events: readonly RecordedEvent[], policies: Policies = startingPolicies) => {
  const rows = new Map<string, DeadlineRow>();
  for (const event of events)
    for (const key of deadlineKeys(event)) {
      const row = deadlineAfter(key, rows.get(key), event, policies);
      if (row) rows.set(key, row);
    }
  return rows;
};
/** One clock after these events. */
export const clock = (kind: string, id: unknown, ...events: readonly RecordedEvent[]) =>
  clocks(events).get(`${kind}:${id}`);

/** The golden event of a type with other fields. */
export const variant = (type: string, more: object, at?: string) => {
  const event = goldenOf(type);
  return recorded(event.stream, type, { ...event.data, ...more }, at === undefined ? {} : { at });
};

import type { EventLog, FollowBatch } from '../../../contracts/event-log';
import { everything, idsOf } from './subject';

/** Positions of all events followed, which must be those of the record. */
export async function sameAsRecord(log: EventLog, batches: readonly FollowBatch[], after = 0) {
  expect(idsOf(batches)).toEqual((await everything(log, 500, after)).map(({ id }) => id));
}

import { EventLogError, type RecordedEvent } from '../../contracts/event-log';
import type { Prepared, Proposal } from './propose';
import type { Sized } from './ring';

/** One prepared event at its place in the record, from the objects in memory. */
export const recordedAs = (stream: string, event: Prepared, revision: number, position: number): Sized => ({
  event: { id: event.id, type: event.type, data: event.data, metadata: event.metadata, stream, revision, position },
  bytes: event.bytes,
});

/** All events of a committed append, whose positions and revisions are contiguous. */
export const recordedAll = ({ stream, expected, events }: Proposal, lastPosition: number): Sized[] =>
  events.map((event, index) =>
    recordedAs(stream, event, expected + 1 + index, lastPosition - events.length + 1 + index),
  );

/** A stored event as its texts. */
export interface StoredEvent {
  readonly position: number;
  readonly revision: number;
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/**
 * Reads one stored event back.
 * @throws EventLogError CORRUPT naming the position when a text is not JSON
 */
export function parseStored({ position, revision, stream, id, type, data, metadata }: StoredEvent): RecordedEvent {
  try {
    return { id, type, data: JSON.parse(data), metadata: JSON.parse(metadata), stream, revision, position };
  } catch {
    throw new EventLogError('CORRUPT', { position, reason: 'a text is not JSON' });
  }
}

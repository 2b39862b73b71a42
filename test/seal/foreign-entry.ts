import type { LeafEntry } from '../../contracts/seal/entry';
import type { Hash } from '../../contracts/seal/primitives';

/** An event of another program, which has none of our metadata. */
interface ForeignEvent extends Pick<LeafEntry, 'eventId' | 'revision' | 'stream' | 'type'> {
  /** The store's own time of recording in 27 characters. */
  readonly created: string;
  /** Bytes as the store holds them, JSON or not. */
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** The entry of an event of another program: actor `foreign`, schema version 0, digests without salt (log-rulings.md §2.1). */
export const foreignEntry = (hash: Hash, event: ForeignEvent): LeafEntry => ({
  eventId: event.eventId,
  revision: event.revision,
  stream: event.stream,
  type: event.type,
  schemaVersion: 0,
  recordedAt: event.created,
  actorId: 'foreign',
  dataDigest: hash(event.data),
  metadataDigest: hash(event.metadata),
});

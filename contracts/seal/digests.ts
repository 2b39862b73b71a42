import { concat } from './bytes';
import type { LeafEntry } from './entry';
import type { Hash } from './primitives';

/** Digest of the stored bytes of an event's data; the salt keeps a small set of possible values from being tried out. */
export const dataDigest = (hash: Hash, salt: Uint8Array, data: Uint8Array): Uint8Array => hash(concat(salt, data));

/** Digest of the stored bytes of an event's metadata, salt included. */
export const metadataDigest = (hash: Hash, metadata: Uint8Array): Uint8Array => hash(metadata);

/** An event of another program, which has none of our metadata. */
export interface ForeignEvent extends Pick<LeafEntry, 'eventId' | 'revision' | 'stream' | 'type'> {
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

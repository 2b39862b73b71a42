import { concat } from './bytes';
import type { Hash } from './primitives';

/** Digest of the stored bytes of an event's data; the salt keeps a small set of possible values from being tried out. */
export const dataDigest = (hash: Hash, salt: Uint8Array, data: Uint8Array): Uint8Array => hash(concat(salt, data));

/** Digest of the stored bytes of an event's metadata, salt included. */
export const metadataDigest = (hash: Hash, metadata: Uint8Array): Uint8Array => hash(metadata);

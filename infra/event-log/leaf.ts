import { hash } from 'node:crypto';
import { eventLimits } from '../../contracts/event-log';

/** SHA-256 of bytes, or of a text in UTF-8. */
// The detour over a string is half as dear as a buffer made by the hash itself.
export const sha256 = (content: Uint8Array | string): Buffer =>
  Buffer.from(hash('sha256', content, 'binary'), 'binary');

/** What the leaf of an event binds (trust.md §2.3). */
export interface LeafParts {
  readonly id: Buffer;
  readonly revision: number;
  readonly stream: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly recordedAt: string;
  readonly actorId: string;
  readonly dataDigest: Buffer;
  readonly metadataDigest: Buffer;
}

/** One place to lay out what is hashed next, long enough for the largest data and for every entry. */
const scratch = Buffer.alloc(eventLimits.dataBytes + eventLimits.metadataBytes);

/** Digest of an event's data; the salt keeps a small set of possible values from being tried out. */
export function dataDigest(salt: string, data: string): Buffer {
  const saltBytes = scratch.write(salt, 'base64');
  return sha256(scratch.subarray(0, saltBytes + scratch.write(data, saltBytes)));
}

/** Digest of an event's metadata text, salt included. */
export const metadataDigest = (metadata: string): Buffer => sha256(metadata);

/** The bytes that stand for an event in the tree. */
export const entryBytes = (parts: LeafParts): Buffer => Buffer.from(layOut(parts).subarray(1));

/** RFC 6962 hash of the entry of an event. */
export const eventLeaf = (parts: LeafParts): Buffer => sha256(layOut(parts));

/** RFC 6962 hash of any entry. */
export const leafHash = (entry: Buffer): Buffer => sha256(Buffer.concat([leafPrefix, entry]));

const leafPrefix = Buffer.from([0]);
const tag = 'watchfloor.event/1\n';

/** The leaf prefix and the entry, valid until the next call. */
function layOut(parts: LeafParts): Buffer {
  scratch[0] = 0;
  let at = 1 + scratch.write(tag, 1, 'latin1');
  at += parts.id.copy(scratch, at);
  at = scratch.writeUInt32BE(Math.floor(parts.revision / 2 ** 32), at);
  at = scratch.writeUInt32BE(parts.revision % 2 ** 32, at);
  at = writeText(parts.stream, at);
  at = writeText(parts.type, at);
  at = scratch.writeUInt32BE(parts.schemaVersion, at);
  at = writeText(parts.recordedAt, at);
  at = writeText(parts.actorId, at);
  at += parts.dataDigest.copy(scratch, at);
  at += parts.metadataDigest.copy(scratch, at);
  return scratch.subarray(0, at);
}

function writeText(text: string, at: number): number {
  const bytes = scratch.write(text, at + 2);
  scratch.writeUInt16BE(bytes, at);
  return at + 2 + bytes;
}

import { hash } from 'node:crypto';
import { uuidBytes } from './uuid';

/** SHA-256 of bytes, or of a text in UTF-8. */
export const sha256 = (content: Buffer | string): Buffer => hash('sha256', content, 'buffer');

/** What the leaf of an event binds (trust.md §2.3). */
export interface LeafParts {
  readonly id: string;
  readonly revision: number;
  readonly stream: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly recordedAt: string;
  readonly actorId: string;
  readonly dataDigest: Buffer;
  readonly metadataDigest: Buffer;
}

/** Digest of an event's data; the salt keeps a small set of possible values from being tried out. */
export const dataDigest = (salt: Buffer, data: string): Buffer => sha256(Buffer.concat([salt, Buffer.from(data)]));

/** Digest of an event's metadata text, salt included. */
export const metadataDigest = (metadata: string): Buffer => sha256(metadata);

const tag = Buffer.from('watchfloor.event/1\n');
/** Everything of an entry but its four texts. */
const fixedBytes = tag.length + 16 + 8 + 4 * 2 + 4 + 2 * 32;

/** The bytes that stand for an event in the tree. */
export function entryBytes(parts: LeafParts): Buffer {
  const texts = [parts.stream, parts.type, parts.recordedAt, parts.actorId].map((text) => Buffer.from(text));
  const entry = Buffer.allocUnsafe(texts.reduce((bytes, text) => bytes + text.length, fixedBytes));
  let at = tag.copy(entry);
  at += uuidBytes(parts.id).copy(entry, at);
  at = entry.writeBigUInt64BE(BigInt(parts.revision), at);
  texts.forEach((text, index) => {
    if (index === 2) at = entry.writeUInt32BE(parts.schemaVersion, at);
    at = entry.writeUInt16BE(text.length, at);
    at += text.copy(entry, at);
  });
  at += parts.dataDigest.copy(entry, at);
  parts.metadataDigest.copy(entry, at);
  return entry;
}

const leafPrefix = Buffer.from([0]);

/** RFC 6962 hash of one entry. */
export const leafHash = (entry: Buffer): Buffer => sha256(Buffer.concat([leafPrefix, entry]));

import { concat, equalBytes, hex, hexBytes, utf8, utf8Text } from './bytes';
import { SealFault } from './findings';
import { readUnsigned, u16, u32, u64 } from './integers';
import { hashBytes } from './primitives';

/** What the leaf of an event binds (trust.md §2.3). */
export interface LeafEntry {
  /** UUID in lower case. */
  readonly eventId: string;
  /** Revision within the stream: 0, 1, 2 … */
  readonly revision: number;
  readonly stream: string;
  /** Registry key of the event. */
  readonly type: string;
  readonly schemaVersion: number;
  /** UTC with six fraction digits, 27 characters. */
  readonly recordedAt: string;
  /** Pseudonym of who acted. */
  readonly actorId: string;
  readonly dataDigest: Uint8Array;
  readonly metadataDigest: Uint8Array;
}

const tag = utf8('watchfloor.event/1\n');
const instant = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$/;
const uuid = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** The bytes that stand for an event in the tree. */
export const encodeEntry = (entry: LeafEntry): Uint8Array =>
  concat(
    tag,
    hexBytes(entry.eventId.replaceAll('-', ''))!,
    u64(entry.revision),
    ...text(entry.stream),
    ...text(entry.type),
    u32(entry.schemaVersion),
    ...text(entry.recordedAt),
    ...text(entry.actorId),
    entry.dataDigest,
    entry.metadataDigest,
  );

function text(content: string): readonly Uint8Array[] {
  const bytes = utf8(content);
  return [u16(bytes.length), bytes];
}

/**
 * What the bytes of an entry say; `encodeEntry` gives the same bytes again.
 * @throws SealFault ENTRY_MALFORMED for bytes that no event has: another tag or length, flawed UTF-8, a revision above 2^53 − 1
 */
export function decodeEntry(bytes: Uint8Array): LeafEntry {
  const reader = new EntryReader(bytes);
  if (!equalBytes(reader.take(tag.length), tag)) throw malformed('tag');
  const entry: LeafEntry = {
    eventId: hex(reader.take(16)).replace(uuid, '$1-$2-$3-$4-$5'),
    revision: reader.unsigned(8),
    stream: reader.text(),
    type: reader.text(),
    schemaVersion: reader.unsigned(4),
    recordedAt: reader.text(),
    actorId: reader.text(),
    dataDigest: reader.take(hashBytes),
    metadataDigest: reader.take(hashBytes),
  };
  if (!reader.atEnd) throw malformed('bytes after the last field');
  if (!instant.test(entry.recordedAt)) throw malformed('recordedAt');
  return entry;
}

/** Takes the fields of an entry one after the other. */
class EntryReader {
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get atEnd() {
    return this.#at === this.bytes.length;
  }

  take(length: number): Uint8Array {
    if (this.#at + length > this.bytes.length) throw malformed('too short');
    this.#at += length;
    return this.bytes.slice(this.#at - length, this.#at);
  }

  unsigned(length: number): number {
    const value = readUnsigned(this.take(length));
    if (value === undefined) throw malformed('number above 2^53 - 1');
    return value;
  }

  text(): string {
    const content = utf8Text(this.take(this.unsigned(2)));
    if (content === undefined) throw malformed('not UTF-8');
    return content;
  }
}

const malformed = (detail: string) => new SealFault('ENTRY_MALFORMED', detail);

import { EncodingError, encode, type JsonObject } from '../../contracts/encoding';
import { EventLogError, eventLimits, type ProposedEvent } from '../../contracts/event-log';
import { type RecordedMetadata, recordedMetadata } from '../../contracts/metadata';
import { envelopeFault } from './envelope';
import type { Below } from './judge';
import type { Stamper } from './stamp';

/** An event that keeps every rule of the log, stamped and as the texts that will be stored. */
export interface Prepared {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: RecordedMetadata;
  readonly dataText: string;
  readonly metadataText: string;
  /** Bytes of both texts. */
  readonly bytes: number;
}

/** An append that keeps every rule that can be known without the record. */
export interface Proposal {
  readonly stream: string;
  readonly expected: number;
  /** What the parent holds, where the log is a branch. */
  readonly below?: Below;
  readonly events: readonly Prepared[];
  readonly bytes: number;
}

/**
 * Checks an append against the grammar and limits of eventlog.md §2.6, stamps and encodes it.
 * @throws EventLogError INVALID_EVENT or TOO_LARGE with the pointer of the fault; nothing is written then
 */
export function propose(
  stream: string,
  expected: number,
  events: readonly ProposedEvent[],
  stamper: Stamper,
  below?: Below,
): Proposal {
  requireNames(stream, expected, events);
  const prepared: Prepared[] = [];
  let bytes = 0;
  for (const [index, event] of events.entries()) {
    const next = prepare(event, `/events/${index}`, stamper);
    bytes += next.bytes;
    if (bytes > eventLimits.bytesPerAppend) throw tooLarge('/events', eventLimits.bytesPerAppend, 'bytes');
    prepared.push(next);
  }
  return { stream, expected, events: prepared, bytes, ...(below && { below }) };
}

/**
 * Checks everything of an append but the content of its events: the stream, the revision, the number of events, ids,
 * types and envelopes.
 * @throws EventLogError as {@link propose}
 */
export function requireNames(stream: string, expected: number, events: readonly ProposedEvent[]) {
  if (typeof stream !== 'string' || !eventLimits.stream.test(stream) || stream.length > eventLimits.streamBytes)
    throw invalid('/stream', 'is not the name of a stream');
  if (!Number.isSafeInteger(expected) || expected < -1) throw invalid('/expected', 'is not a revision or -1');
  if (!Array.isArray(events) || events.length === 0) throw invalid('/events', 'holds no event');
  if (events.length > eventLimits.eventsPerAppend) throw tooLarge('/events', eventLimits.eventsPerAppend, 'events');
  const ids = new Set<string>();
  for (const [index, event] of events.entries()) checkNames(event, `/events/${index}`, ids);
}

function checkNames(event: ProposedEvent, pointer: string, ids: Set<string>) {
  if (event === null || typeof event !== 'object') throw invalid(pointer, 'is not an event');
  const { id, type, metadata } = event;
  if (typeof id !== 'string' || !eventLimits.id.test(id)) throw invalid(`${pointer}/id`, 'is not a lower-case UUID');
  if (ids.has(id)) throw invalid(`${pointer}/id`, 'is given twice');
  ids.add(id);
  if (typeof type !== 'string' || !eventLimits.type.test(type)) throw invalid(`${pointer}/type`, 'is not a type name');
  const fault = envelopeFault(metadata);
  if (fault) throw invalid(`${pointer}/metadata${fault.pointer}`, fault.rule);
  const version = metadata.schemaVersion;
  if (!Number.isInteger(version) || version < 1 || version > eventLimits.schemaVersion)
    throw invalid(`${pointer}/metadata/schemaVersion`, 'is not a version');
}

function prepare(event: ProposedEvent, pointer: string, stamper: Stamper): Prepared {
  const { id, type, data } = event;
  if (data === null || typeof data !== 'object' || Array.isArray(data))
    throw invalid(`${pointer}/data`, 'is not an object');
  const dataText = encodeAt(data, `${pointer}/data`);
  const metadata = recordedMetadata(event.metadata, stamper.recordedAt(), stamper.salt());
  const metadataText = encodeAt(metadata, `${pointer}/metadata`);
  const dataBytes = Buffer.byteLength(dataText);
  const metadataBytes = Buffer.byteLength(metadataText);
  if (dataBytes > eventLimits.dataBytes) throw tooLarge(`${pointer}/data`, eventLimits.dataBytes, 'bytes');
  if (metadataBytes > eventLimits.metadataBytes)
    throw tooLarge(`${pointer}/metadata`, eventLimits.metadataBytes, 'bytes');
  return { id, type, data, metadata, dataText, metadataText, bytes: dataBytes + metadataBytes };
}

/** Encodes one part of an event; a fault names the place within the whole append. */
function encodeAt(value: unknown, pointer: string) {
  try {
    return encode(value);
  } catch (error) {
    if (error instanceof EncodingError) throw invalid(`${pointer}${error.pointer}`, error.rule);
    throw error;
  }
}

const invalid = (pointer: string, rule: string) => new EventLogError('INVALID_EVENT', { pointer, rule });
const tooLarge = (pointer: string, limit: number, unit: string) =>
  new EventLogError('TOO_LARGE', { pointer, limit, unit });

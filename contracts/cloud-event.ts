import { encode, type JsonObject } from './encoding';
import type { RecordedEvent } from './event-log';
import type { Classification } from './metadata';
import { base64Bytes } from './seal/base64';
import { hex, utf8 } from './seal/bytes';
import { dataDigest, metadataDigest } from './seal/digests';
import { encodeEntry } from './seal/entry';
import type { Hash } from './seal/primitives';
import { leafHash } from './seal/tree';

const classifications: Readonly<Record<Classification, string>> = {
  UNCLASSIFIED: 'internal',
  SBU: 'confidential',
  CONFIDENTIAL: 'restricted',
  SECRET: 'restricted',
};

const authType = (id: string) =>
  id === 'system' ? 'system' : id.startsWith('service-') ? 'service_account' : 'app_user';

/** Hash of the event's leaf in the tree of its log (trust.md §2.3). */
function leafOf(hash: Hash, { id, stream, revision, type, data, metadata }: RecordedEvent): string {
  const entry = encodeEntry({
    eventId: id,
    revision,
    stream,
    type,
    schemaVersion: metadata.schemaVersion,
    recordedAt: metadata.recordedAt,
    actorId: metadata.actor.id,
    dataDigest: dataDigest(hash, base64Bytes(metadata.salt)!, utf8(encode(data))),
    metadataDigest: metadataDigest(hash, utf8(encode(metadata as unknown as JsonObject))),
  });
  return hex(leafHash(hash, entry));
}

/**
 * An event in the JSON format of CloudEvents 1.0 (exchange.md §7.9). Sealed values stay sealed.
 * @param hash SHA-256
 * @param origin of the log that holds the event
 */
export function cloudEvent(hash: Hash, origin: string, event: RecordedEvent) {
  const { id, type, stream, revision, position, data, metadata } = event;
  const { actor, handling, commandId, correlationId, causationId, schemaVersion } = metadata;
  return {
    specversion: '1.0',
    id,
    source: origin,
    type: `org.watchfloor.${type}.v${schemaVersion}`,
    subject: stream,
    time: metadata.effectiveAt,
    recordedtime: metadata.recordedAt,
    datacontenttype: 'application/json',
    dataschema: `urn:watchfloor:event:${type}:${schemaVersion}`,
    sequence: String(position).padStart(16, '0'),
    correlationid: correlationId,
    ...(causationId === commandId ? { commandid: commandId } : { causationid: causationId }),
    authtype: authType(actor.id),
    authid: actor.id,
    dataclassification: classifications[handling.classification],
    ...(handling.compartments.length > 0 && { datacompartments: handling.compartments.join(',') }),
    streamrevision: revision,
    leafhash: leafOf(hash, event),
    data,
  };
}

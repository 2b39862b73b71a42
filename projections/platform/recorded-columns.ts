import type { JsonObject } from '../../contracts/encoding';
import type { RecordedEvent } from '../../contracts/event-log';
import { countriesOf } from '../../contracts/scope';
import { sentenceOf } from '../timeline/sentences';

interface Keys {
  readonly crisisId?: string;
  readonly engagementId?: string;
}

/** What a register of single events says of each: place, times, author, causes and keys, never its sealed text. */
export function recordedColumns(event: RecordedEvent): JsonObject {
  const { metadata } = event;
  const { crisisId, engagementId } = event.data as Keys;
  const countries = countriesOf(event);
  return {
    position: event.position,
    recordedAt: metadata.recordedAt,
    effectiveAt: metadata.effectiveAt,
    type: event.type,
    stream: event.stream,
    revision: event.revision,
    schemaVersion: metadata.schemaVersion,
    actorId: metadata.actor.id,
    actorRole: metadata.actor.role,
    actorOrg: metadata.actor.org,
    onBehalfOf: metadata.onBehalfOf ?? null,
    authority: metadata.authority ?? null,
    commandId: metadata.commandId,
    correlationId: metadata.correlationId,
    causationId: metadata.causationId,
    classification: metadata.handling.classification,
    crisisId: crisisId ?? null,
    engagementId: engagementId ?? null,
    country: countries[0] ?? null,
    countries,
    summary: sentenceOf(event),
  };
}

import type { JsonObject } from '../../contracts/encoding';
import type { RecordedEvent } from '../../contracts/event-log';
import type { LogEntryRecorded } from '../../contracts/watch/shift';
import { eventRegister } from '../register';

const rowOf = ({ data, position, metadata }: RecordedEvent): JsonObject => {
  const entry = data as unknown as LogEntryRecorded;
  return {
    entryId: entry.entryId,
    position,
    occurredAt: metadata.effectiveAt,
    recordedAt: metadata.recordedAt,
    author: metadata.actor.id,
    authorRole: metadata.actor.role,
    text: entry.text,
    significant: entry.significant,
    refs: entry.refs.map(({ kind, id }) => ({ kind, id: id ?? null })),
    crisisId: entry.crisisId ?? null,
    engagementId: entry.engagementId ?? null,
    shiftId: entry.shiftId,
    deskId: entry.deskId,
    struckBy: null,
    correctedBy: null,
  };
};

/**
 * The lines of the watch log, one row per entry. Its key is the entry's event: an entryId is unique in its shift only.
 */
export const watchLogRegister = eventRegister({
  name: 'watch-log',
  version: 1,
  readers: 'any',
  columns: {
    entryId: 'text',
    position: 'integer',
    occurredAt: 'text',
    recordedAt: 'text',
    author: 'text',
    authorRole: 'text',
    crisisId: 'text',
    engagementId: 'text',
    shiftId: 'text',
    deskId: 'text',
  },
  indexes: ['position', 'shiftId', 'crisisId'],
  search: ['text'],
  rows: (event) => (event.type === 'LogEntryRecorded' ? [{ key: event.id, row: rowOf(event) }] : []),
});

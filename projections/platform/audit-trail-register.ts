import { categoryOf } from '../../contracts/event-log';
import { eventRegister } from '../register';
import { recordedColumns } from './recorded-columns';

/** Every event: who recorded what, when, by which command and after which cause. */
export const auditTrailRegister = eventRegister({
  name: 'audit-trail',
  version: 1,
  readers: 'any',
  columns: {
    position: 'integer',
    recordedAt: 'text',
    effectiveAt: 'text',
    type: 'text',
    stream: 'text',
    category: 'text',
    actorId: 'text',
    actorRole: 'text',
    actorOrg: 'text',
    commandId: 'text',
    correlationId: 'text',
    causationId: 'text',
    crisisId: 'text',
    engagementId: 'text',
    country: 'text',
    classification: 'text',
  },
  indexes: ['stream', 'actorId', 'commandId', 'crisisId'],
  search: ['summary'],
  rows: (event) => [{ key: event.id, row: { ...recordedColumns(event), category: categoryOf(event.stream) } }],
});

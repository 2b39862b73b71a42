import type { JsonObject } from '../../contracts/encoding';
import { categoryOf, type RecordedEvent } from '../../contracts/event-log';
import { eventRegister } from '../register';
import { figureOf } from '../timeline/figures';
import { laneOf } from '../timeline/lanes';
import { sentenceOf } from '../timeline/sentences';

interface Keys {
  readonly crisisId?: string;
  readonly engagementId?: string;
  readonly country?: string;
  readonly countries?: readonly string[];
}
interface Subject {
  readonly kind: 'crisis' | 'engagement' | 'country';
  readonly id: string;
}

/** What an event is about, as its keys say. */
function subjectsOf({ crisisId, engagementId, country, countries }: Keys): readonly Subject[] {
  const places = new Set(countries ?? (country === undefined ? [] : [country]));
  return [
    ...(crisisId === undefined ? [] : [{ kind: 'crisis' as const, id: crisisId }]),
    ...(engagementId === undefined ? [] : [{ kind: 'engagement' as const, id: engagementId }]),
    ...[...places].map((id) => ({ kind: 'country' as const, id })),
  ];
}

const eventColumns = (event: RecordedEvent): JsonObject => ({
  position: event.position,
  recordedAt: event.metadata.recordedAt,
  effectiveAt: event.metadata.effectiveAt,
  type: event.type,
  stream: event.stream,
  revision: event.revision,
  actorId: event.metadata.actor.id,
  actorRole: event.metadata.actor.role,
  lane: laneOf(event.type, categoryOf(event.stream)),
  ...figureOf(event),
  sentence: sentenceOf(event),
});

/** What happened, on one axis for each crisis, engagement and country; never holds sealed text. */
export const timelineRegister = eventRegister({
  name: 'timeline',
  version: 1,
  readers: 'any',
  columns: {
    position: 'integer',
    recordedAt: 'text',
    effectiveAt: 'text',
    type: 'text',
    stream: 'text',
    subjectKind: 'text',
    subjectId: 'text',
    lane: 'text',
    amount: 'integer',
    count: 'integer',
    actorId: 'text',
  },
  indexes: ['subjectId'],
  search: ['sentence'],
  rows: (event) => {
    const subjects = subjectsOf(event.data as Keys);
    if (subjects.length === 0) return [];
    const columns = eventColumns(event);
    return subjects.map(({ kind, id }) => ({
      key: `${event.id}:${kind}:${id}`,
      row: { ...columns, subjectKind: kind, subjectId: id },
    }));
  },
});

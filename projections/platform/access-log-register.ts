import type { AccessEvent } from '../../contracts/access/access';
import type { JsonObject } from '../../contracts/encoding';
import { categoryOf, type RecordedEvent } from '../../contracts/event-log';
import { eventRegister } from '../register';
import { sentenceOf } from '../timeline/sentences';

/** Every field that some access record has, since one row shape stands for all of them. */
type Told = Partial<UnionToIntersection<AccessEvent['data']>>;
type UnionToIntersection<U> = (U extends unknown ? (value: U) => void : never) extends (value: infer I) => void
  ? I
  : never;

const subjectsOf = ({ subject, subjects }: Told): JsonObject[] =>
  (subject ? [subject] : (subjects ?? [])).map(({ kind, id }) => ({ kind, id: id ?? null }));

const attempt = (told: Told) => ({
  what: told.commandType ?? told.what ?? null,
  code: told.code ?? null,
  outcome: told.outcome ?? told.code ?? told.reason ?? null,
  purpose: told.purpose ?? told.audience ?? null,
  subjects: subjectsOf(told),
  count: told.count ?? told.rows ?? null,
  streamRevision: told.streamRevision ?? null,
});

const source = ({ userId, address, session }: Told, actorId: string) => ({
  userId: userId ?? actorId,
  address: address ?? null,
  session: session ?? null,
});

const rowOf = (event: RecordedEvent): JsonObject => {
  const told = event.data as Told;
  return {
    position: event.position,
    recordedAt: event.metadata.recordedAt,
    type: event.type,
    role: event.metadata.actor.role,
    org: event.metadata.actor.org,
    ...source(told, event.metadata.actor.id),
    ...attempt(told),
    sentence: sentenceOf(event),
  };
};

/** What was tried and seen: who, what, with which outcome, for which purpose. */
export const accessLogRegister = eventRegister({
  name: 'access-log',
  version: 1,
  readers: ['administrator', 'auditor'],
  columns: {
    position: 'integer',
    recordedAt: 'text',
    type: 'text',
    userId: 'text',
    what: 'text',
    code: 'text',
    outcome: 'text',
    session: 'text',
  },
  indexes: ['userId'],
  search: ['sentence'],
  rows: (event) => (categoryOf(event.stream) === 'access' ? [{ key: event.id, row: rowOf(event) }] : []),
});

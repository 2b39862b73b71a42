import type { JsonObject } from '../../contracts/encoding';
import type { RecordedEvent } from '../../contracts/event-log';
import type { DeadlineRow } from '../../contracts/reaction';
import type { FoldContext } from '../board';
import { clockTypes, deadlineAfter, deadlineKeys } from '../deadlines/deadline-rows';
import type { FoldedRegister } from '../register';

const ticked = (row: DeadlineRow | null, event: RecordedEvent, key: string, { policies }: FoldContext) =>
  deadlineAfter(key, row ?? undefined, event, policies);

const stateOf = ({ dueAt, closedBy }: DeadlineRow) => {
  if (dueAt !== undefined) return 'running';
  return closedBy === undefined ? 'idle' : 'closed';
};

const shown = (row: DeadlineRow | null): JsonObject => {
  if (!row) return {};
  return {
    kind: row.kind,
    subject: { ...row.subject },
    subjectKind: row.subject.kind,
    subjectId: row.subject.id,
    crisisId: row.crisisId ?? null,
    countries: row.countries,
    state: stateOf(row),
    dueAt: row.dueAt ?? null,
    openedBy: row.openedBy ?? null,
    openedAt: row.openedAt ?? null,
    closedBy: row.closedBy ?? null,
    passed: row.passed,
    note: { ...row.note },
  };
};

/** Clocks, one row per kind and subject. State *idle*: only a note for a later arming is kept, nothing ever ran. */
// biome-ignore lint/suspicious/noExplicitAny: clocks hear events of all aggregates
export const deadlinesRegister: FoldedRegister<DeadlineRow | null, JsonObject, any> = {
  name: 'deadlines',
  version: 1,
  category: null,
  readers: 'any',
  columns: {
    kind: 'text',
    subjectKind: 'text',
    subjectId: 'text',
    crisisId: 'text',
    state: 'text',
    dueAt: 'text',
    openedAt: 'integer',
  },
  indexes: ['dueAt', 'crisisId'],
  search: [],
  keys: (event) => deadlineKeys(event as RecordedEvent),
  blank: null,
  on: Object.fromEntries([...clockTypes].map((type) => [type, ticked])),
  show: shown,
};

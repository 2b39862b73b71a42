import type { ConflictAssessmentEvent } from '../../contracts/assessment/conflict-registry';
import type { DecisionEvent } from '../../contracts/decisions/decision-registry';
import type { Subject } from '../../contracts/kernel/groups';
import { foldedRegister } from '../register';

type Position = Extract<DecisionEvent, { type: 'PositionRecorded' }>['data'];
type AgencyPosition = Extract<ConflictAssessmentEvent, { type: 'AgencyPositionRecorded' }>['data'];

/** What an agency said, wherever it said so. */
interface Said extends Pick<Position, 'agency' | 'text' | 'optionId' | 'crisisId' | 'countries'> {
  /** Before whom: a forum, or those who wrote an assessment. */
  readonly body: string;
  /** Stream on which it stands. */
  readonly record: string;
  readonly subject: Subject;
  readonly stance: string;
  readonly previous?: string;
}
interface DissentRow {
  readonly said?: Said;
  readonly at?: string;
  readonly takenAt?: string;
}

const keyOf = (recordId: string, agency: string) => `${recordId}:${agency}`;

const inForum = (data: Position): Said => ({
  ...data,
  body: `forum-${data.forumId}`,
  record: `decision-${data.decisionId}`,
});
const onAssessment = (data: AgencyPosition): Said => ({
  ...data,
  body: 'conflictAssessment',
  record: `conflictAssessment-${data.assessmentId}`,
  subject: { kind: 'conflictAssessment', id: data.assessmentId },
});

const shown = ({ said, at, takenAt }: DissentRow, key: string) => {
  if (!said) return { key };
  return {
    body: said.body,
    record: said.record,
    agency: said.agency,
    subject: { ...said.subject },
    subjectKind: said.subject.kind,
    subjectId: said.subject.id ?? null,
    stance: said.stance,
    previous: said.previous ?? null,
    optionId: said.optionId ?? null,
    text: said.text,
    saidAt: at ?? null,
    // Decided although the agency did not concur.
    overriddenAt: takenAt ?? null,
    crisisId: said.crisisId ?? null,
    countries: said.countries,
  };
};

/** Where each agency stood on each decision and conflict assessment, and what was decided over its dissent (domain.md §4). */
export const dissentsRegister = foldedRegister<DecisionEvent | ConflictAssessmentEvent>()({
  name: 'dissents',
  version: 1,
  category: null,
  readers: 'any',
  columns: {
    body: 'text',
    record: 'text',
    agency: 'text',
    subjectKind: 'text',
    subjectId: 'text',
    stance: 'text',
    saidAt: 'text',
    overriddenAt: 'text',
    crisisId: 'text',
  },
  indexes: ['agency', 'record'],
  search: ['text'],
  keys: ({ type, data }) => {
    if (type === 'PositionRecorded') return [keyOf(data.decisionId, data.agency)];
    if (type === 'AgencyPositionRecorded') return [keyOf(data.assessmentId, data.agency)];
    return type === 'DecisionTaken' ? data.dissenting.map((agency) => keyOf(data.decisionId, agency)) : [];
  },
  blank: {} as DissentRow,
  on: {
    PositionRecorded: (row, { data, metadata }) => ({ ...row, said: inForum(data), at: metadata.recordedAt }),
    AgencyPositionRecorded: (row, { data, metadata }) => ({
      ...row,
      said: onAssessment(data),
      at: metadata.recordedAt,
    }),
    DecisionTaken: (row, { metadata }) => ({ ...row, takenAt: metadata.recordedAt }),
  },
  show: shown,
});

import type { DecisionEvent } from '../../contracts/decisions/decision-registry';
import { foldedRegister } from '../register';

type Position = Extract<DecisionEvent, { type: 'PositionRecorded' }>['data'];
interface DissentRow {
  readonly position?: Position;
  readonly at?: string;
  readonly takenAt?: string;
}

const keyOf = (decisionId: string, agency: string) => `${decisionId}:${agency}`;

const shown = ({ position: said, at, takenAt }: DissentRow, key: string) => {
  if (!said) return { key };
  return {
    body: `forum-${said.forumId}`,
    record: `decision-${said.decisionId}`,
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

/** Where each agency stood on each decision, and whether the decision was taken over its dissent. */
export const dissentsRegister = foldedRegister<DecisionEvent>()({
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
    return type === 'DecisionTaken' ? data.dissenting.map((agency) => keyOf(data.decisionId, agency)) : [];
  },
  blank: {} as DissentRow,
  on: {
    PositionRecorded: (row, { data, metadata }) => ({ ...row, position: data, at: metadata.recordedAt }),
    DecisionTaken: (row, { metadata }) => ({ ...row, takenAt: metadata.recordedAt }),
  },
  show: shown,
});

import type { RequestDecision, TableOption, TakeDecision } from '../../contracts/decisions/decision';
import type { DecisionEvent } from '../../contracts/decisions/decision-registry';
import type { Issued } from '../../contracts/kernel/messages';

type Recorded<T extends DecisionEvent['type']> = Extract<DecisionEvent, { type: T }>;

export const idOf = (tail: number) => `01900000-0000-7000-8000-${String(tail).padStart(12, '0')}`;
export const [decisionId, forumId, crisisId, act, noAction, taskingId, meetingId] = [1, 2, 3, 4, 5, 6, 7].map(
  idOf,
) as unknown as readonly [string, string, string, string, string, string, string];

/** What every event of the decision carries. */
export const keys = { decisionId, forumId, subject: { kind: 'crisis', id: crisisId }, countries: ['KEN'], crisisId };
export const request: RequestDecision = {
  ...keys,
  question: 'Shall observers go to the coast?',
  background: 'Counting is slow.',
  dueAt: '2013-03-05T12:00:00Z',
  agencies: ['STATE', 'DOD'],
  papers: [],
  withdrawn: false,
};
export const requested: Recorded<'DecisionRequested'> = { type: 'DecisionRequested', data: request };
export const withdrawn: Recorded<'DecisionWithdrawn'> = {
  type: 'DecisionWithdrawn',
  data: { ...keys, question: request.question },
};

export const option = (optionId: string, effect: TableOption['effect']): TableOption => ({
  decisionId,
  optionId,
  title: effect,
  text: 'Send ten observers.',
  effect,
  tools: ['diplomatic'],
  instruments: ['diplomatic'],
  risks: 'Seen as interference.',
  benefits: 'Fewer rumors.',
});
export const tabled = (optionId: string, effect: TableOption['effect']): Recorded<'OptionTabled'> => ({
  type: 'OptionTabled',
  data: { ...keys, ...option(optionId, effect) },
});
export const position = (agency: string, stance: 'concur' | 'nonconcur' | 'abstain', more: object = {}) => ({
  type: 'PositionRecorded' as const,
  data: { ...keys, decisionId, agency, stance, text: 'As we said.', ...more },
});

/** A decision that may be taken now. */
export const ready: readonly DecisionEvent[] = [
  requested,
  tabled(act, 'act'),
  tabled(noAction, 'noAction'),
  position('STATE', 'concur'),
  position('DOD', 'abstain'),
];
export const take: TakeDecision = {
  decisionId,
  optionId: act,
  rationale: 'Calm depends on trust in the count.',
  knownAtPosition: 900,
  boards: [],
  conditions: ['Report within a week'],
  decisionAuthority: 'NSPD-44',
};
export const taken: Recorded<'DecisionTaken'> = {
  type: 'DecisionTaken',
  data: { ...keys, ...take, effect: 'act', boardHashes: [], dissenting: [], quorumMet: false, checkedAt: 1000 },
};

export const tasking = {
  decisionId,
  taskingId,
  agency: 'STATE',
  action: 'Send observers to Mombasa.',
  tool: 'diplomatic' as const,
  dueAt: '2013-03-06T12:00:00Z',
};
export const issuedTasking: Recorded<'TaskingIssued'> = { type: 'TaskingIssued', data: { ...keys, ...tasking } };
export const moved = (
  status: Recorded<'TaskingStatusChanged'>['data']['status'],
  from: string,
): Recorded<'TaskingStatusChanged'> => ({
  type: 'TaskingStatusChanged',
  data: {
    ...keys,
    taskingId,
    status,
    note: 'told',
    evidence: [{ kind: 'url', ref: 'https://watchfloor.example/cable' }],
    from,
    agency: 'STATE',
    dueAt: tasking.dueAt,
  },
});

/** Sent by somebody who speaks for an agency. */
export const speaksFor = (org: string): { readonly issued: Partial<Issued> } => ({
  issued: { actor: { id: 'user-rep', role: 'agency-representative', org } },
});

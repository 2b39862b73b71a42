import type { DecisionEvent } from '../../contracts/decisions/decision-registry';
import { instant } from '../deadlines/instant';

type Data<T extends DecisionEvent['type']> = Extract<DecisionEvent, { type: T }>['data'];

/** A decision as its events left it. */
export interface DecisionRow {
  readonly request?: Data<'DecisionRequested'>;
  /** requested, taken or withdrawn */
  readonly state: string;
  /** Options as tabled last, in the order in which they came to the table. */
  readonly options: readonly Data<'OptionTabled'>[];
  /** Stance of each agency, as recorded last. */
  readonly stances: readonly { readonly agency: string; readonly stance: string }[];
  readonly taken?: Data<'DecisionTaken'>;
  readonly takenAt?: string;
  readonly reversedBy?: string;
}

export const blankDecision: DecisionRow = { state: 'requested', options: [], stances: [] };

const optionOf = ({ optionId, title, effect, tools, instruments, cost, staff, leadOrg }: Data<'OptionTabled'>) => ({
  optionId,
  title,
  effect,
  tools,
  instruments,
  cost: cost ? { ...cost } : null,
  staff: staff ?? null,
  leadOrg: leadOrg ?? null,
});

const requestColumns = ({ request, state }: DecisionRow) => ({
  question: request?.question ?? null,
  subject: request ? { ...request.subject } : null,
  dueAt: request ? instant(request.dueAt) : null,
  forumId: request?.forumId ?? null,
  agencies: request?.agencies ?? [],
  countries: request?.countries ?? [],
  crisisId: request?.crisisId ?? null,
  engagementId: request?.engagementId ?? null,
  state,
});

const positionColumns = ({ request, stances }: DecisionRow) => {
  const of = (wanted: string) => stances.filter(({ stance }) => stance === wanted).map(({ agency }) => agency);
  const heard = new Set(stances.map(({ agency }) => agency));
  return {
    concur: of('concur'),
    nonconcur: of('nonconcur'),
    abstain: of('abstain'),
    silent: (request?.agencies ?? []).filter((agency) => !heard.has(agency)),
  };
};

const outcomeColumns = ({ taken, takenAt, reversedBy }: DecisionRow) => ({
  optionId: taken?.optionId ?? null,
  effect: taken?.effect ?? null,
  rationale: taken?.rationale ?? null,
  decisionAuthority: taken?.decisionAuthority ?? null,
  knownAtPosition: taken?.knownAtPosition ?? null,
  boardHashes: (taken?.boardHashes ?? []).map(({ topic, stateHash }) => ({ topic, stateHash })),
  dissenting: taken?.dissenting ?? [],
  quorumMet: taken?.quorumMet ?? null,
  conditions: taken?.conditions ?? [],
  takenAt: takenAt ?? null,
  reverses: taken?.reverses ?? null,
  reversedBy: reversedBy ?? null,
});

/** Columns of board `decisions`; null where nothing is known yet. */
export const shownDecision = (row: DecisionRow) => ({
  ...requestColumns(row),
  options: row.options.map(optionOf),
  tools: [...new Set(row.options.flatMap(({ tools }) => tools))],
  ...positionColumns(row),
  ...outcomeColumns(row),
});

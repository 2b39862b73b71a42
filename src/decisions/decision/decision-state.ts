import {
  type DecisionKeys,
  IssueTasking,
  RecordPosition,
  RequestDecision,
  TableOption,
  TakeDecision,
} from '../../../contracts/decisions/decision';
import type { DecisionCommand, DecisionEvent } from '../../../contracts/decisions/decision-registry';
import type { BoardsFact, FactFolds } from '../../../contracts/facts';
import { contentOf } from '../../platform/content-of';
import { type Decider, stop } from '../../platform/decider';

type DecisionStatus = 'requested' | 'taken' | 'withdrawn';
export type TaskingStatus = 'issued' | 'acknowledged' | 'overdue' | 'completed' | 'declined';

/** A tasking as issued, and where it stands. */
export interface Tasking {
  readonly issued: Readonly<IssueTasking>;
  readonly status: TaskingStatus;
}

/** What the rules of a decision need to know of its past. */
export interface Decision {
  /** Absent until it is requested. */
  readonly request?: Readonly<RequestDecision>;
  readonly status: DecisionStatus;
  /** Options by id, as tabled last. */
  readonly options: Readonly<Record<string, Readonly<TableOption>>>;
  /** Positions by agency, as recorded last. */
  readonly positions: Readonly<Record<string, Readonly<RecordPosition>>>;
  readonly taken?: Readonly<TakeDecision>;
  readonly taskings: Readonly<Record<string, Tasking>>;
}

/** Facts from elsewhere that taking a decision needs. */
export interface DecisionFacts {
  readonly meeting: FactFolds['quorateMeetings'];
  /** The decision that is to be reversed. */
  readonly reversed: FactFolds['decisionStandings'];
  readonly shown: BoardsFact;
}

type DecisionDecider = Decider<Decision, DecisionCommand, DecisionEvent, DecisionKeys, DecisionFacts>;
/** The decision tables of a decision, so that each group of commands can be written in its own file. */
export type DecisionCases = DecisionDecider['decide'];
export type DecisionEvolution = DecisionDecider['evolve'];

/** A decision that nobody has asked for yet. */
export const unrequested: Decision = { status: 'requested', options: {}, positions: {}, taskings: {} };

/** Refuses commands on a decision that is not there. */
const isRequested = stop<Decision, object, DecisionFacts>('NOT_FOUND', (_, { request }) => !request && {});
/** Every command that prepares or takes a decision needs one that is neither taken nor withdrawn. */
export const isOpen = [
  isRequested,
  stop<Decision, object, DecisionFacts>(
    'RECORD_CLOSED',
    (_, { status }) => status !== 'requested' && { state: status },
  ),
] as const;
/** Taskings follow from a decision that is taken. */
export const isTaken = [
  isRequested,
  stop<Decision, object, DecisionFacts>(
    'WRONG_STATE',
    (_, { status }) => status === 'requested' && { state: status, legal: ['taken'] },
  ),
  stop<Decision, object, DecisionFacts>(
    'RECORD_CLOSED',
    (_, { status }) => status === 'withdrawn' && { state: status },
  ),
] as const;

/** What each command said, taken from the data of its event. */
export const said = {
  request: contentOf(RequestDecision),
  option: contentOf(TableOption),
  position: contentOf(RecordPosition),
  decision: contentOf(TakeDecision),
  tasking: contentOf(IssueTasking),
};

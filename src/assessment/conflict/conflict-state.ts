import {
  CommissionConflictAssessment,
  type ConflictAssessmentKeys,
  IdentifyDriver,
  ProposeEntryPoint,
  PublishConflictAssessment,
  RecordAgencyPosition,
  RecordJudgement,
} from '../../../contracts/assessment/conflict-assessment';
import type {
  ConflictAssessmentCommand,
  ConflictAssessmentEvent,
} from '../../../contracts/assessment/conflict-registry';
import { type ConflictState, conflictStateOf, missingInTaskOne } from '../../../contracts/assessment/framework';
import { contentOf } from '../../platform/content-of';
import { type Decider, stop } from '../../platform/decider';

/** Its rules need no fact from elsewhere. */
type Nothing = Record<never, never>;
type ById<T> = Readonly<Record<string, Readonly<T>>>;

/** What the rules of a conflict assessment need to know of its past. */
export interface ConflictAssessment {
  readonly commission?: Readonly<CommissionConflictAssessment>;
  /** What was said last, by the id of each item. */
  readonly judgements: ById<RecordJudgement>;
  readonly drivers: ById<IdentifyDriver>;
  readonly entryPoints: ById<ProposeEntryPoint>;
  /** By agency. */
  readonly positions: ById<RecordAgencyPosition>;
  readonly version: number;
  /** The newest publication; `changed` once anything was recorded after it. */
  readonly publication?: Readonly<PublishConflictAssessment>;
  readonly changed: boolean;
}

type ConflictDecider = Decider<
  ConflictAssessment,
  ConflictAssessmentCommand,
  ConflictAssessmentEvent,
  ConflictAssessmentKeys
>;
/** The decision tables of a conflict assessment, so that each group of commands can be written in its own file. */
export type ConflictCases = ConflictDecider['decide'];
export type ConflictEvolution = ConflictDecider['evolve'];

/** An assessment that nobody has commissioned yet. */
export const uncommissioned: ConflictAssessment = {
  judgements: {},
  drivers: {},
  entryPoints: {},
  positions: {},
  version: 0,
  changed: false,
};

const kindsIn = ({ judgements }: ConflictAssessment) => Object.values(judgements).map(({ kind }) => kind);

/** What the diagnosis lacks before the segue into planning; nothing once it is complete. */
export const lackingIn = (state: ConflictAssessment) =>
  missingInTaskOne(kindsIn(state), Object.keys(state.drivers).length);

export const stateOf = (state: ConflictAssessment): ConflictState =>
  conflictStateOf(state.publication !== undefined && !state.changed, kindsIn(state), Object.keys(state.drivers).length);

export const isCommissioned = stop<ConflictAssessment, object, Nothing>(
  'NOT_FOUND',
  (_, { commission }) => !commission && {},
);

/** Refuses items that are not there; `known` names those that are. */
export const onlyKnown = <C>(idsOf: (command: C) => readonly string[], known: (state: ConflictAssessment) => object) =>
  stop<ConflictAssessment, C, Nothing>('ITEM_UNKNOWN', (command, state) => {
    const unknown = idsOf(command).filter((id) => !Object.hasOwn(known(state), id));
    return unknown.length > 0 && { unknown };
  });

/** Refuses the id of an item of another sort: ids are unique in the record (domain.md §1.3). */
export const ownId = <C>(idOf: (command: C) => string, own: 'judgements' | 'drivers' | 'entryPoints') =>
  stop<ConflictAssessment, C, Nothing>('ALREADY_EXISTS', (command, state) => {
    const others = (['judgements', 'drivers', 'entryPoints'] as const).filter((sort) => sort !== own);
    const id = idOf(command);
    return others.some((sort) => Object.hasOwn(state[sort], id)) && { id };
  });

/** What each command said, taken from the data of its event. */
export const said = {
  commission: contentOf(CommissionConflictAssessment),
  judgement: contentOf(RecordJudgement),
  driver: contentOf(IdentifyDriver),
  entryPoint: contentOf(ProposeEntryPoint),
  position: contentOf(RecordAgencyPosition),
  publication: contentOf(PublishConflictAssessment),
};

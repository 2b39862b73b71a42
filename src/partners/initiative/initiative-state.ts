import type { FactFolds } from '../../../contracts/facts';
import {
  ConcludeInitiative,
  type InitiativeKeys,
  LaunchInitiative,
  ProposeInitiative,
  RaiseSafetyConcern,
  RecordActivity,
} from '../../../contracts/partners/initiative';
import type { InitiativeCommand, InitiativeEvent } from '../../../contracts/partners/initiative-registry';
import { contentOf } from '../../platform/content-of';
import { type Decider, stop } from '../../platform/decider';

/** Where an initiative stands. */
type InitiativeStatus = 'proposed' | 'running' | ConcludeInitiative['outcome'];

/** What the rules of an initiative need to know of its past. */
export interface Initiative {
  /** Absent until it is proposed. */
  readonly proposed?: Readonly<ProposeInitiative>;
  readonly launched?: Readonly<LaunchInitiative>;
  /** Activities by activityId, as recorded. */
  readonly activities: Readonly<Record<string, Readonly<RecordActivity>>>;
  /** Safety concerns by concernId, as raised. */
  readonly concerns: Readonly<Record<string, Readonly<RaiseSafetyConcern>>>;
  readonly concluded?: Readonly<ConcludeInitiative>;
}

/** Facts from elsewhere that a proposal needs. */
export interface InitiativeFacts {
  readonly owner: FactFolds['partnerStanding'];
}

type InitiativeDecider = Decider<Initiative, InitiativeCommand, InitiativeEvent, InitiativeKeys, InitiativeFacts>;
/** The decision table of an initiative, so that each group of commands can be written in its own file. */
export type InitiativeCases = InitiativeDecider['decide'];

/** An initiative that nobody has proposed yet. */
export const unproposed: Initiative = { activities: {}, concerns: {} };

export const statusOf = ({ launched, concluded }: Initiative): InitiativeStatus =>
  concluded?.outcome ?? (launched ? 'running' : 'proposed');

/** Refuses commands on an initiative that is not there, or that is concluded. */
export const isOpen = [
  stop<Initiative, object, InitiativeFacts>('NOT_FOUND', (_, { proposed }) => !proposed && {}),
  stop<Initiative, object, InitiativeFacts>(
    'RECORD_CLOSED',
    (_, state) => state.concluded && { state: statusOf(state) },
  ),
] as const;

/** Refuses what has no arrow from where the initiative stands. */
export const onlyWhen = (legal: InitiativeStatus) =>
  stop<Initiative, object, InitiativeFacts>('WRONG_STATE', (_, state) => {
    const status = statusOf(state);
    return status !== legal && { state: status, legal: [legal] };
  });

/** What each command said, taken from the data of its event. */
export const said = {
  proposal: contentOf(ProposeInitiative),
  launch: contentOf(LaunchInitiative),
  activity: contentOf(RecordActivity),
  concern: contentOf(RaiseSafetyConcern),
  conclusion: contentOf(ConcludeInitiative),
};

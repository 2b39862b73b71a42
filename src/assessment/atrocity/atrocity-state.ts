import {
  AssessActor,
  type AtrocityAssessmentKeys,
  CommissionAtrocityAssessment,
  DraftAtrocityScenario,
  PublishAtrocityAssessment,
  RecommendOption,
  RecordAtrocityFactor,
} from '../../../contracts/assessment/atrocity-assessment';
import type {
  AtrocityAssessmentCommand,
  AtrocityAssessmentEvent,
} from '../../../contracts/assessment/atrocity-registry';
import { contentOf } from '../../platform/content-of';
import { type Decider, stop } from '../../platform/decider';

/** Its rules need no fact from elsewhere. */
type Nothing = Record<never, never>;
type ById<T> = Readonly<Record<string, Readonly<T>>>;

/** What the rules of an atrocity assessment need to know of its past. */
export interface AtrocityAssessment {
  readonly commission?: Readonly<CommissionAtrocityAssessment>;
  /** What was said last, by the id of each item. */
  readonly actors: ById<AssessActor>;
  readonly factors: ById<RecordAtrocityFactor>;
  readonly scenarios: ById<DraftAtrocityScenario>;
  readonly options: ById<RecommendOption>;
  readonly version: number;
  /** The newest publication; `changed` once anything was recorded after it. */
  readonly publication?: Readonly<PublishAtrocityAssessment>;
  readonly changed: boolean;
}
type Sort = 'actors' | 'factors' | 'scenarios' | 'options';
const sorts: readonly Sort[] = ['actors', 'factors', 'scenarios', 'options'];

type AtrocityDecider = Decider<
  AtrocityAssessment,
  AtrocityAssessmentCommand,
  AtrocityAssessmentEvent,
  AtrocityAssessmentKeys
>;
/** The decision tables of an atrocity assessment, so that each group of commands can be written in its own file. */
export type AtrocityCases = AtrocityDecider['decide'];
export type AtrocityEvolution = AtrocityDecider['evolve'];

/** An assessment that nobody has commissioned yet. */
export const uncommissioned: AtrocityAssessment = {
  actors: {},
  factors: {},
  scenarios: {},
  options: {},
  version: 0,
  changed: false,
};

/** True once anything but the commission is recorded. */
export const isBegun = (state: AtrocityAssessment) => sorts.some((sort) => Object.keys(state[sort]).length > 0);

export const isCommissioned = stop<AtrocityAssessment, object, Nothing>(
  'NOT_FOUND',
  (_, { commission }) => !commission && {},
);

/** Refuses the id of an item of another sort: ids are unique in the record (domain.md §1.3). */
export const ownId = <C>(idOf: (command: C) => string, own: Sort) =>
  stop<AtrocityAssessment, C, Nothing>('ALREADY_EXISTS', (command, state) => {
    const id = idOf(command);
    return sorts.some((sort) => sort !== own && Object.hasOwn(state[sort], id)) && { id };
  });

/** What each command said, taken from the data of its event. */
export const said = {
  commission: contentOf(CommissionAtrocityAssessment),
  actor: contentOf(AssessActor),
  factor: contentOf(RecordAtrocityFactor),
  scenario: contentOf(DraftAtrocityScenario),
  option: contentOf(RecommendOption),
  publication: contentOf(PublishAtrocityAssessment),
};

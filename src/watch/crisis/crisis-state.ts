import type { FactFolds } from '../../../contracts/facts';
import type { crisisStatuses, OneOf, Severity } from '../../../contracts/vocabulary/code-lists';
import {
  type CrisisKeys,
  IssueSituationReport,
  OpenCrisis,
  RecordKeyFigure,
  SetCrisisDirection,
} from '../../../contracts/watch/crisis';
import type { CrisisCommand, CrisisEvent } from '../../../contracts/watch/crisis-registry';
import { contentOf } from '../../platform/content-of';
import { type Decider, stop } from '../../platform/decider';

/** Where a crisis stands; a status that people choose, or closed. */
export type CrisisStatus = OneOf<typeof crisisStatuses> | 'closed';

/** What the rules of a crisis need to know of its past. */
export interface Crisis {
  readonly opened?: Readonly<OpenCrisis>;
  readonly status: CrisisStatus;
  readonly severity: Severity;
  readonly direction?: Readonly<SetCrisisDirection>;
  /** Key figures by figureId, as recorded. */
  readonly figures: Readonly<Record<string, Readonly<RecordKeyFigure>>>;
  readonly updates: number;
  /** Situation reports by id, as issued. */
  readonly reports: Readonly<Record<string, Readonly<IssueSituationReport>>>;
  /** True once a final report was issued since the last change of status. */
  readonly finalReport: boolean;
  readonly mergedInto?: string;
}

/** Facts from elsewhere that closing a crisis needs. */
export interface CrisisFacts {
  readonly openWork: FactFolds['openWork'];
}

/** The decision tables of a crisis, so that each group of commands can be written in its own file. */
type CrisisDecider = Decider<Crisis, CrisisCommand, CrisisEvent, CrisisKeys, CrisisFacts>;
export type CrisisCases = CrisisDecider['decide'];
export type CrisisEvolution = CrisisDecider['evolve'];

/** A crisis that nobody has opened yet. */
export const unopened: Crisis = {
  status: 'monitoring',
  severity: 1,
  figures: {},
  updates: 0,
  reports: {},
  finalReport: false,
};

/** Every command on a crisis but opening it needs one that is open. */
export const isOpen = [
  stop<Crisis, object, CrisisFacts>('NOT_FOUND', (_, { opened }) => !opened && {}),
  stop<Crisis, object, CrisisFacts>('RECORD_CLOSED', (_, { status }) => status === 'closed' && { state: status }),
] as const;

/** What each command said, taken from the data of its event. */
export const said = {
  opening: contentOf(OpenCrisis),
  direction: contentOf(SetCrisisDirection),
  figure: contentOf(RecordKeyFigure),
  report: contentOf(IssueSituationReport),
};

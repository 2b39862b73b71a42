import type { EveryRow, FactFolds } from '../../../contracts/facts';
import {
  AcceptHandover,
  PrepareHandover,
  RecordLogEntry,
  type ShiftCommand,
  type ShiftEvent,
  type ShiftKeys,
  StartShift,
} from '../../../contracts/watch/shift';
import { contentOf } from '../../platform/content-of';
import { type Decider, stop } from '../../platform/decider';

/** What the rules of a shift need to know of its past. */
export interface Shift {
  /** As it was started, with the crew that stands now; absent before. */
  readonly started?: Readonly<StartShift>;
  /** Where in the log it was started. */
  readonly startedAt: number;
  readonly compartments: readonly string[];
  readonly status: 'started' | 'handoverPrepared' | 'ended';
  /** Everybody who stood in the crew at some time. */
  readonly stood: readonly string[];
  /** Log entries by entryId, as recorded. */
  readonly entries: Readonly<Record<string, Readonly<RecordLogEntry>>>;
  readonly prepared?: { readonly handover: Readonly<PrepareHandover>; readonly givers: readonly string[] };
  readonly accepted?: { readonly acceptance: Readonly<AcceptHandover>; readonly by: string };
}

/** Facts from elsewhere that a handover depends on. */
export interface ShiftFacts {
  readonly lastHandover: FactFolds['lastHandovers'];
  readonly criticals: EveryRow<'openCriticals'>;
  readonly crises: EveryRow<'crisisKeys'>;
  readonly rules: EveryRow<'ruleDesks'>;
}

type ShiftDecider = Decider<Shift, ShiftCommand, ShiftEvent, ShiftKeys, ShiftFacts>;
/** The decision table of a shift, so that each group of commands can be written in its own file. */
export type ShiftCases = ShiftDecider['decide'];
export type ShiftEvolution = ShiftDecider['evolve'];

/** A shift that nobody has started yet. */
export const unstarted: Shift = { startedAt: 0, compartments: [], status: 'started', stood: [], entries: {} };

const isEnded = stop<Shift, object, ShiftFacts>('RECORD_CLOSED', (_, { status }) => {
  return status === 'ended' && { state: status };
});
/** Every command on a shift but starting it needs one that has not ended. */
export const isOpen = [
  stop<Shift, object, ShiftFacts>('NOT_FOUND', (_, { started }) => !started && {}),
  isEnded,
] as const;
export { isEnded };

/** What each command said, taken from the data of its event. */
export const said = {
  start: contentOf(StartShift),
  entry: contentOf(RecordLogEntry),
  handover: contentOf(PrepareHandover),
  acceptance: contentOf(AcceptHandover),
};

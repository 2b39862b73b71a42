import type { RecordedEvent } from './event-log';
import type { Policies } from './policies';

/** Rows of the small folds that the platform keeps for checked rules (domain.md §1.4, ◇). */
export interface FactFolds {
  /** By crisis: what still has to end before it can be closed. */
  readonly openWork: { readonly alerts: readonly string[] };
  /** By source: the batch that is running. */
  readonly runningImports: { readonly batchId: string };
  /** By crisis: what other records take over from it, such as the countries of an alert that names none. */
  readonly crisisKeys: {
    readonly countries: readonly string[];
    readonly leadUserId?: string;
    readonly leadDesk?: string;
  };
  /** By alert rule: the desk that owns it. */
  readonly ruleDesks: { readonly ownerDesk: string };
  /** By alert: those of severity 4 that are not resolved, with what tells whose they are. */
  readonly openCriticals: {
    readonly crisisId?: string;
    readonly ruleId?: string;
    readonly compartments: readonly string[];
  };
  /** By desk: where its last accepted handover ended. */
  readonly lastHandovers: { readonly toPosition: number };
}
export type FactName = keyof FactFolds;

/** A fact that a decision depends on: a whole stream, one row of a fact fold, or every row of it. */
export type FactRequest =
  | { readonly stream: string }
  | { readonly fold: FactName; readonly key: string }
  | { readonly every: FactName };
/** Rows of a fact fold by their keys. */
export type EveryRow<N extends FactName> = ReadonlyMap<string, FactFolds[N]>;
/** The stream's events, empty where it does not exist or lies outside the sender's scope. */
export type StreamFact = readonly RecordedEvent[];

/** Facts that every rule may use, undeclared. */
export interface Ambient {
  readonly policies: Policies;
  /** Head of the log when the command arrived. */
  readonly head: number;
  /** SHA-256 of a text's UTF-8, hexadecimal. */
  readonly sha256: (text: string) => string;
}

import type { BoardHash } from './decisions/decision';
import type { RecordedEvent } from './event-log';
import type { Subject } from './kernel/groups';
import type { partnerStatuses } from './partners/lists';
import type { Policies } from './policies';
import type { OneOf } from './vocabulary/code-lists';

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
  /** By decision: what it is about, and whether it holds. */
  readonly decisionStandings: { readonly subject?: Subject; readonly taken: boolean; readonly reversed: boolean };
  /** By meeting: the forums that held a meeting of this id with a quorum. */
  readonly quorateMeetings: { readonly forums: readonly string[] };
  /** By partner: whether it is registered as local, and where it stands; `PARTNER_SUSPENDED` asks this row too. */
  readonly partnerStanding: { readonly local: boolean; readonly status: OneOf<typeof partnerStatuses> };
}
export type FactName = keyof FactFolds;

/**
 * A fact that a decision depends on or records: a whole stream, one row of a fact fold, every row of it, or the state of
 * boards at a position.
 */
export type FactRequest =
  | { readonly stream: string }
  | { readonly fold: FactName; readonly key: string }
  | { readonly every: FactName }
  | { readonly boards: readonly string[]; readonly at: number };
/** Rows of a fact fold by their keys. */
export type EveryRow<N extends FactName> = ReadonlyMap<string, FactFolds[N]>;
/** The stream's events, empty where it does not exist or lies outside the sender's scope. */
export type StreamFact = readonly RecordedEvent[];

/** Hashes of the boards asked for that exist and that the sender may read; none beyond the head. */
export type BoardsFact = readonly BoardHash[];

/** Facts that every rule may use, undeclared. */
export interface Ambient {
  readonly policies: Policies;
  /** Head of the log when the command arrived. */
  readonly head: number;
  /** SHA-256 of a text's UTF-8, hexadecimal. */
  readonly sha256: (text: string) => string;
}

import type { RecordedEvent } from './event-log';
import type { Policies } from './policies';
import type { OneOf, partnerStatuses } from './vocabulary/code-lists';

/** Rows of the small folds that the platform keeps for checked rules (domain.md §1.4, ◇). */
export interface FactFolds {
  /** By crisis: what still has to end before it can be closed. */
  readonly openWork: { readonly alerts: readonly string[] };
  /** By source: the batch that is running. */
  readonly runningImports: { readonly batchId: string };
  /** By crisis: what other records take over from it, such as the countries of an alert that names none. */
  readonly crisisKeys: { readonly countries: readonly string[]; readonly leadUserId?: string };
  /** By partner: whether it is registered as local, and where it stands; `PARTNER_SUSPENDED` asks this row too. */
  readonly partnerStanding: { readonly local: boolean; readonly status: OneOf<typeof partnerStatuses> };
}
export type FactName = keyof FactFolds;

/** A fact that a decision depends on: a whole stream, or one row of a fact fold. */
export type FactRequest = { readonly stream: string } | { readonly fold: FactName; readonly key: string };
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

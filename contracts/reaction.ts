import type { RecordedEvent } from './event-log';
import type { FactFolds } from './facts';
import type { Handling } from './metadata';
import type { Policies } from './policies';

/**
 * A UUID version 8 that keeps the first 48 bits of its parent (trust.md §2.2); texts are hashed as UTF-8 with 0x0A between.
 */
export type Derive = (label: string, parent: string, ...texts: readonly string[]) => string;

/** What a reaction may use besides the event and its own state. */
export interface Tools {
  readonly derive: Derive;
  readonly policies: Policies;
  /** What is known of a crisis that other records take over: its countries and its lead. */
  readonly crisis: (crisisId: string) => FactFolds['crisisKeys'] | undefined;
}

/** A command that a reaction or the clock sends as `system`. */
export interface Sent {
  readonly type: string;
  readonly data: object;
  /** Index in the derived command id; default: the place in the list. */
  readonly index?: number;
  /** Handling of what the command rests on besides the event: a new record is as restricted as both. */
  readonly handling?: Handling;
}

/** A pure function from one recorded event and its own folded state to commands (domain.md §6.1). */
export interface Reaction<State = unknown> {
  readonly name: string;
  /** Event types that reach the reaction, or any. */
  readonly hears: readonly string[] | 'any';
  /** Plain JSON, because the runner stores it with its position. */
  readonly initial: State;
  readonly evolve: (state: State, event: RecordedEvent) => State;
  /** Commands for one event; `state` already includes it. */
  readonly on: (event: RecordedEvent, state: State, tools: Tools) => readonly Sent[];
  /** Refusals that are expected and raise no alert. */
  readonly ignores?: readonly string[];
}

/** What the clock sends when a deadline's due time passes (domain.md §6.2). */
export interface DeadlineAction {
  readonly kind: string;
  readonly send: (row: DeadlineRow, tools: Tools) => readonly Sent[];
}

/** One running clock, as register `deadlines` and the clock runner know it. */
export interface DeadlineRow {
  readonly kind: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly crisisId?: string;
  readonly countries: readonly string[];
  /** 27 characters; absent while nothing runs. */
  readonly dueAt?: string;
  /** Id and position of the event that armed it; the derived command id starts here. */
  readonly openedBy?: string;
  readonly openedAt?: number;
  readonly closedBy?: string;
  /** How often it has passed in this arming. */
  readonly passed: number;
  /** What the action needs of its subject: a title, a level, a role. */
  readonly note: Readonly<Record<string, string | number>>;
}

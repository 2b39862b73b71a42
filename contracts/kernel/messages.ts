import type { RecordedEvent } from '../event-log';
import type { Actor, Handling, RecordedMetadata, Source } from '../metadata';
import type { SendingRole } from '../vocabulary/roles';
import type { Class } from './field';

/** A record of event classes; each key is the name written to the log, so it never changes. */
export type EventRegistry = Readonly<Record<string, Class>>;

/** How an event may be corrected later: c = fields may be corrected, r = it may be struck (domain.md §1.5). */
export type CorrectionMarks = '' | 'c' | 'r' | 'cr';

/** What a command is, who may send it and what it may record. */
export interface CommandEntry<C extends object = object, R extends string = string> {
  readonly command: Class<C>;
  /** One sentence for people: forms, OpenAPI, the command line. */
  readonly sentence: string;
  readonly roles: readonly SendingRole[];
  readonly records: Readonly<Record<R, CorrectionMarks>>;
  /** A repeat under the same item id with other content records again (domain.md §1.1, ⟳). */
  readonly upsert?: true;
  /** Needs two other people: always, or for the commands that the function names (domain.md §1.1, ⚑). */
  readonly dual?: true | ((command: C) => boolean);
  /** The form shows a review step and always sends the revision seen (experience.md §10.7). */
  readonly guarded?: true;
  /** The countries it names are rights handed out, not places within the sender's scope. */
  readonly namesRights?: true;
  /** Where the command is meant for; absent: every realm. */
  readonly realms?: 'live' | 'exercise';
}
// biome-ignore lint/suspicious/noExplicitAny: entries of all commands stand in one table
export type CommandRegistry = Readonly<Record<string, CommandEntry<any, any>>>;

export interface Msg {
  readonly type: string;
  readonly data: object;
}
export type Command = Msg & { readonly records: string };

/** The union of a registry's commands: `type`, `data`, and the event types that each may record. */
export type CommandOf<R extends CommandRegistry> = {
  [T in keyof R & string]: {
    readonly type: T;
    readonly data: Readonly<InstanceType<R[T]['command']>>;
    readonly records: keyof R[T]['records'] & string;
  };
}[keyof R & string];

/** The union of a registry's events. */
export type EventOf<R extends EventRegistry> = {
  [T in keyof R & string]: { readonly type: T; readonly data: Readonly<InstanceType<R[T]>> };
}[keyof R & string];

/** A recorded event of one type, as folds and reactions receive it. */
export type Known<E extends Msg, K extends E['type'] = E['type']> = K extends string
  ? Omit<RecordedEvent, 'type' | 'data'> & { readonly type: K; readonly data: Extract<E, { type: K }>['data'] }
  : never;

/** What a fold learns of an event beside its data. */
export interface Meta extends RecordedMetadata {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

/** Who issued a command, when by the domain clock, and what the sender said about it (domain.md §1.2). */
export interface Issued {
  readonly commandId: string;
  readonly actor: Actor;
  readonly onBehalfOf?: string;
  readonly authority?: string;
  /** The domain clock when the command arrived, 27 characters. */
  readonly at: string;
  readonly effectiveAt?: string;
  readonly expectedRevision?: number;
  readonly correlationId?: string;
  readonly causationId?: string;
  readonly source?: Source;
  readonly handling?: Handling;
  readonly realm: string;
}

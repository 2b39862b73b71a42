import type { Ambient, FactRequest } from '../../contracts/facts';
import type { Command, CommandRegistry, EventRegistry, Issued, Meta, Msg } from '../../contracts/kernel/messages';
import type { Detail, RefusalCode } from '../../contracts/refusals';

type DataOf<M extends Msg, T> = Extract<M, { type: T }>['data'];
type Nothing = Record<never, never>;
type Facts<F> = Partial<F> & Ambient;

/** A reason to refuse: holds when it returns the values that decided. A rule that `stops` is one that later rules rely on. */
export interface Rule<S, C, F = Nothing> {
  readonly code: RefusalCode;
  readonly stops: boolean;
  /** Needs a fact from another stream; the event then keeps the position as `checkedAt` (domain.md §1.4, ◇). */
  readonly checked: boolean;
  readonly holds: (command: C, state: S, issued: Issued, facts: Facts<F>) => Detail | false | null | undefined;
}
type Holds<S, C, F> = Rule<S, C, F>['holds'];
export const rule = <S, C, F>(code: RefusalCode, holds: Holds<S, C, F>): Rule<S, C, F> => ({
  code,
  holds,
  stops: false,
  checked: false,
});
export const stop = <S, C, F>(code: RefusalCode, holds: Holds<S, C, F>): Rule<S, C, F> => ({
  code,
  holds,
  stops: true,
  checked: false,
});
export const checked = <S, C, F>(code: RefusalCode, holds: Holds<S, C, F>): Rule<S, C, F> => ({
  code,
  holds,
  stops: false,
  checked: true,
});

/** An event as a decision gives it: the platform adds the keys. */
type Decided<E extends Msg, R extends string, K> = E extends { readonly type: infer T; readonly data: infer D }
  ? T extends R
    ? {
        readonly type: T;
        readonly data: Omit<D, keyof K> & Partial<Pick<D, keyof K & keyof D>>;
        /** When it became true, where the command's own fields say so; otherwise the sender's envelope decides. */
        readonly effectiveAt?: string;
      }
    : never
  : never;

/** What one command does: nothing when `done`, a refusal when a rule holds, otherwise events. */
export interface Case<S, C, E, F = Nothing> {
  /** Facts from other streams that the rules and the record need. */
  readonly facts?: (command: C) => { readonly [N in keyof F]?: FactRequest };
  /** True when the wish is already true: nothing is recorded. */
  readonly done?: (command: C, state: S, issued: Issued) => boolean;
  readonly refuse: readonly Rule<S, C, F>[];
  readonly record: (command: C, state: S, issued: Issued, facts: Facts<F>) => readonly E[];
}

/** Pure decisions of one aggregate. Both tables are exhaustive: a message without a case does not compile. */
export interface Decider<S, C extends Command, E extends Msg, K extends object, F = Nothing> {
  /** Stream category; a stream's name is `<category>-<value of the id field>`, or of several with hyphens between. */
  readonly category: string;
  /** Compartment that every record of the category belongs to, whatever the sender says (trust.md §6.5). */
  readonly compartment?: string;
  /** Fields of its events that a rule of its own reads and that no correction may change (domain.md §1.5). */
  readonly ruleFields?: readonly string[];
  /**
   * Partner organizations that a command acts for: a sender in role `partner` must belong to one of them. Naming another
   * organization is only a reference. Absent, or undefined for a record that is not there: the role has no limit here.
   */
  readonly organizations?: (command: object, state: S) => readonly string[] | undefined;
  /** The field of each command that names the stream. */
  readonly id: string;
  /** Where several fields name it: all of them in their order, the one above first. */
  readonly idParts?: readonly string[];
  readonly commands: CommandRegistry;
  readonly events: EventRegistry;
  readonly initial: S;
  /** Fields that every event carries, from the state; what the event itself says comes first. */
  readonly keys: (state: S) => Partial<K>;
  readonly decide: {
    readonly [T in C['type']]: Case<S, DataOf<C, T>, Decided<E, Extract<C, { type: T }>['records'], K>, F>;
  };
  readonly evolve: { readonly [T in E['type']]: (state: S, data: DataOf<E, T>, meta: Meta) => S };
}

/** Fixes the types of messages, keys and facts first and of the state second, so that the tables are checked. */
export const defineDecider =
  <C extends Command, E extends Msg, K extends object, F = Nothing>() =>
  <S>(decider: Decider<S, C, E, K, F>) =>
    decider;

/** Every rule that holds, up to and including the first that stops; a dry run shows them all, a command the first. */
export function* refusalsOf<S, C, F>(
  { refuse }: Pick<Case<S, C, unknown, F>, 'refuse'>,
  command: C,
  state: S,
  issued: Issued,
  facts: Facts<F>,
) {
  for (const { code, holds, stops } of refuse) {
    const detail = holds(command, state, issued, facts);
    if (!detail) continue;
    yield { code, detail };
    if (stops) return;
  }
}

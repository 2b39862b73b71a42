import type { Ambient } from '../../../contracts/facts';
import type { Issued, Msg } from '../../../contracts/kernel/messages';
import { type Detail, Refusal, type RefusalCode } from '../../../contracts/refusals';
import { type Case, refusalsOf } from '../decider';
import type { CommandInfo } from '../registry';

/** An event to record; `effectiveAt` where the command's own fields say when it became true. */
export type Decided = Msg & { readonly effectiveAt?: string };

export interface Decision {
  /** True when the wish is already true. */
  readonly done: boolean;
  readonly refusals: readonly { readonly code: RefusalCode; readonly detail: Detail }[];
  /** Empty when done or refused. */
  readonly events: readonly Decided[];
}

type AnyCase = Case<unknown, object, Decided, any>;
export const caseOf = ({ decider, type }: CommandInfo): AnyCase => decider.decide[type] as AnyCase;

/** Pure: what the aggregate says to a command in a state, keys completed. */
export function decide(info: CommandInfo, command: object, state: unknown, issued: Issued, facts: Ambient): Decision {
  const wish = caseOf(info);
  if (wish.done?.(command, state, issued)) return { done: true, refusals: [], events: [] };
  const refusals = [...refusalsOf(wish, command, state, issued, facts)];
  if (refusals.length > 0) return { done: false, refusals, events: [] };
  const keys = info.decider.keys(state);
  const checked = wish.refuse.some((rule) => rule.checked) && { checkedAt: facts.head };
  const events = wish
    .record(command, state, issued, facts)
    .map(({ data, ...event }) => ({ ...event, data: { ...keys, ...data, ...checked } }));
  return { done: false, refusals, events };
}

/** The first refusal of a decision, thrown. */
export function assertAccepted({ refusals: [first] }: Decision) {
  if (first) throw new Refusal(first.code, first.detail);
}

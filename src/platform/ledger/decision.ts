import type { Ambient } from '../../../contracts/facts';
import type { Issued } from '../../../contracts/kernel/messages';
import { type Detail, Refusal, type RefusalCode } from '../../../contracts/refusals';
import { refusalsOf } from '../decider';
import type { CommandInfo } from '../registry';
import { type AnyCase, authorityRules, type Decided, decisionReliedOn, reliesOnDecision } from './decision-authority';

export interface Decision {
  /** True when the wish is already true. */
  readonly done: boolean;
  readonly refusals: readonly { readonly code: RefusalCode; readonly detail: Detail }[];
  /** Empty when done or refused. */
  readonly events: readonly Decided[];
}

/** The case of a command; one that relies on a decision is also checked against that decision (domain.md §1.4). */
export function caseOf(info: CommandInfo, command: object): AnyCase {
  const own = info.decider.decide[info.type] as AnyCase;
  const decisionId = decisionReliedOn(info, command);
  if (decisionId === undefined) return own;
  return {
    ...own,
    facts: (wish) => ({ ...own.facts?.(wish), authority: { fold: 'decisionStandings', key: decisionId } }),
    refuse: [...own.refuse, ...authorityRules(info)],
  };
}

/** Every code that a command may be refused with by rules of its aggregate and of the decision it relies on. */
export const codesOf = (info: CommandInfo): readonly RefusalCode[] => {
  const rules = reliesOnDecision(info) ? authorityRules(info) : [];
  return [...new Set([...(info.decider.decide[info.type] as AnyCase).refuse, ...rules].map(({ code }) => code))];
};

/** Pure: what the aggregate says to a command in a state, keys completed. */
export function decide(info: CommandInfo, command: object, state: unknown, issued: Issued, facts: Ambient): Decision {
  const wish = caseOf(info, command);
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

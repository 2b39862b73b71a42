import type { FactFolds } from '../../../contracts/facts';
import { fieldsOf } from '../../../contracts/kernel/field';
import type { Subject } from '../../../contracts/kernel/groups';
import type { Msg } from '../../../contracts/kernel/messages';
import { type Case, checked, type Rule } from '../decider';
import { type CommandInfo, recordIdIn } from '../registry';

/** An event to record; `effectiveAt` where the command's own fields say when it became true. */
export type Decided = Msg & { readonly effectiveAt?: string };
export type AnyCase = Case<unknown, object, Decided, any>;

const field = 'decisionId';
interface Authority {
  readonly authority: FactFolds['decisionStandings'];
}

/** Commands with a field `decisionId` that refers to a decision; those of the decision itself are not meant. */
export const reliesOnDecision = ({ decider, entry }: CommandInfo): boolean =>
  decider.category !== 'decision' && fieldsOf(entry.command).get(field)?.kind.ref === 'decision';

/** The decision that a command relies on; undefined where it relies on none. */
export const decisionReliedOn = (info: CommandInfo, command: object): string | undefined =>
  reliesOnDecision(info) ? (command as { readonly [field]?: string })[field] : undefined;

/** The record in hand; where it stands beside another under that one's id, the other too. */
function isRecordInHand({ decider, entry }: CommandInfo, command: object, { kind, id }: Subject): boolean {
  const beside = fieldsOf(entry.command).get(decider.id)?.kind.ref;
  return (kind === decider.category || kind === beside) && id === recordIdIn(decider, command);
}

/**
 * Decisions as authority (domain.md §1.4): the decision named is taken, not reversed, and its subject is the record in
 * hand or `general`. They come after all rules of the command itself.
 */
export const authorityRules = (info: CommandInfo): readonly Rule<unknown, object, Authority>[] => [
  checked('DECISION_NOT_TAKEN', (command, _, __, { authority }) => {
    const holds = authority?.taken && !authority.reversed;
    return !holds && { decisionId: decisionReliedOn(info, command) };
  }),
  checked('DECISION_NOT_ABOUT_THIS', (command, _, __, { authority }) => {
    const subject = authority?.subject;
    const fits = subject?.kind === 'general' || (subject !== undefined && isRecordInHand(info, command, subject));
    return !fits && { decisionId: decisionReliedOn(info, command), subject };
  }),
];

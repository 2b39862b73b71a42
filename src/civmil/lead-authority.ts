import {
  CommitSupport,
  type CriterionAssessment,
  IssueDeconflictionNotice,
  LeadAuthorityKeys,
  TransferLead,
  TransitionCriterionSet,
} from '../../contracts/civmil/lead-authority';
import {
  type LeadAuthorityCommand,
  type LeadAuthorityEvent,
  leadAuthorityCommands,
  leadAuthorityEvents,
} from '../../contracts/civmil/lead-authority-registry';
import { microsOf, secondsBetween } from '../../contracts/clock';
import { same } from '../../contracts/kernel/same';
import { contentOf } from '../platform/content-of';
import { defineDecider, rule, stop } from '../platform/decider';

interface LeadAuthority {
  readonly keys?: Readonly<LeadAuthorityKeys>;
  readonly criteria: Readonly<
    Record<string, { readonly wording: Readonly<TransitionCriterionSet>; readonly assessment?: CriterionAssessment }>
  >;
  readonly lastTransfer?: Readonly<TransferLead>;
  readonly support: Readonly<Record<string, Readonly<CommitSupport>>>;
  readonly notices: Readonly<Record<string, Readonly<IssueDeconflictionNotice>>>;
}

const said = {
  keys: contentOf(LeadAuthorityKeys),
  wording: contentOf(TransitionCriterionSet),
  transfer: contentOf(TransferLead),
  support: contentOf(CommitSupport),
  notice: contentOf(IssueDeconflictionNotice),
};
const oneDay = 86_400;
const allowedAheadMicros = 5 * 60 * 1_000_000;

/** A command with the keys that it did not repeat, as its event has them. */
const whole = <C extends object>(command: C, { keys }: LeadAuthority): C => ({ ...keys, ...command });

/** Mandatory criteria that do not hold and that nobody waived. */
const openCriteria = ({ criteria }: LeadAuthority, waived: readonly string[]) =>
  Object.values(criteria)
    .filter(({ wording, assessment }) => wording.mandatory && !assessment?.met && !waived.includes(wording.criterionId))
    .map(({ wording }) => wording.criterionId);

/** Decides who leads one function in one area, and what each side promised (domain.md §2.11). */
export const leadAuthority = defineDecider<
  LeadAuthorityCommand,
  LeadAuthorityEvent,
  LeadAuthorityKeys
>()<LeadAuthority>({
  category: 'leadAuthority',
  id: 'areaId',
  idParts: ['areaId', 'function'],
  commands: leadAuthorityCommands,
  events: leadAuthorityEvents,
  initial: { criteria: {}, support: {}, notices: {} },
  keys: ({ keys }) => keys ?? {},

  decide: {
    SetTransitionCriterion: {
      done: (command, state) => {
        const known = state.criteria[command.criterionId];
        return (
          same(known?.wording, said.wording(whole(command, state))) &&
          (command.assessment === undefined || same(known?.assessment, command.assessment))
        );
      },
      refuse: [],
      record: (command, state) => {
        const { assessment, criterionId, ...about } = command;
        const wording = said.wording(whole(command, state));
        const anew = !same(state.criteria[criterionId]?.wording, wording);
        const { measure: _, threshold: __, mandatory: ___, indicatorId: ____, ...keys } = about;
        return [
          ...(anew ? [{ type: 'TransitionCriterionSet' as const, data: wording }] : []),
          ...(assessment
            ? [{ type: 'TransitionCriterionAssessed' as const, data: { ...keys, criterionId, assessment } }]
            : []),
        ];
      },
    },

    TransferLead: {
      done: (command, state) => same(state.lastTransfer, whole(command, state)),
      refuse: [
        rule(
          'EFFECTIVE_IN_FUTURE',
          ({ at }, _, issued) =>
            microsOf(at) > microsOf(issued.at) + allowedAheadMicros && { effectiveAt: at, now: issued.at },
        ),
        stop('ITEM_UNKNOWN', ({ waivedCriterionIds }, { criteria }) => {
          const unknown = waivedCriterionIds.filter((id) => !Object.hasOwn(criteria, id));
          return unknown.length > 0 && { waivedCriterionIds: unknown };
        }),
        rule(
          'TRANSFER_OUT_OF_ORDER',
          ({ at }, { lastTransfer }) =>
            lastTransfer && microsOf(at) <= microsOf(lastTransfer.at) && { at, last: lastTransfer.at },
        ),
        rule('TRANSITION_CRITERIA_OPEN', ({ waivedCriterionIds }, state) => {
          const criterionIds = state.lastTransfer ? openCriteria(state, waivedCriterionIds) : [];
          return criterionIds.length > 0 && { criterionIds };
        }),
      ],
      record: (command, { lastTransfer }) => [
        {
          type: 'LeadTransferred',
          data: {
            ...command,
            ...(lastTransfer && {
              from: { kind: lastTransfer.to.kind, org: lastTransfer.to.org },
              daysLed: Math.floor(secondsBetween(lastTransfer.at, command.at) / oneDay),
            }),
          },
          effectiveAt: command.at,
        },
      ],
    },

    CommitSupport: {
      done: (command, state) => same(state.support[command.supportId], whole(command, state)),
      refuse: [],
      record: (command) => [{ type: 'SupportCommitted', data: { ...command } }],
    },

    IssueDeconflictionNotice: {
      done: (command, state) => same(state.notices[command.noticeId], whole(command, state)),
      refuse: [],
      record: (command) => [{ type: 'DeconflictionNoticeIssued', data: { ...command } }],
    },
  },

  evolve: {
    // Another wording is another criterion: what was said of the one before says nothing of it.
    TransitionCriterionSet: (state, data) => ({
      ...state,
      keys: said.keys(data),
      criteria: { ...state.criteria, [data.criterionId]: { wording: said.wording(data) } },
    }),
    TransitionCriterionAssessed: (state, { criterionId, assessment }) => ({
      ...state,
      criteria: {
        ...state.criteria,
        [criterionId]: { ...state.criteria[criterionId]!, ...(assessment && { assessment }) },
      },
    }),
    LeadTransferred: (state, data) => ({ ...state, keys: said.keys(data), lastTransfer: said.transfer(data) }),
    SupportCommitted: (state, data) => ({
      ...state,
      keys: said.keys(data),
      support: { ...state.support, [data.supportId]: said.support(data) },
    }),
    DeconflictionNoticeIssued: (state, data) => ({
      ...state,
      keys: said.keys(data),
      notices: { ...state.notices, [data.noticeId]: said.notice(data) },
    }),
  },
});

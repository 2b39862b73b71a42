import { microsOf } from '../../../contracts/clock';
import type { FactRequest } from '../../../contracts/facts';
import { same } from '../../../contracts/kernel/same';
import { checked, rule, stop } from '../../platform/decider';
import { type Decision, type DecisionCases, type DecisionFacts, isOpen } from './decision-state';

/** Effects of an option that leaves things as they are: restraint must have stood on the table. */
const restraint: readonly string[] = ['noAction', 'decline', 'defer'];

const nonconcurring = ({ positions }: Decision): readonly string[] =>
  Object.values(positions)
    .filter(({ stance }) => stance === 'nonconcur')
    .map(({ agency }) => agency);

/** Taking a decision on what was tabled, said and shown. */
export const taking: Pick<DecisionCases, 'TakeDecision'> = {
  TakeDecision: {
    facts: ({ meetingId, reverses, boards, knownAtPosition }): { [N in keyof DecisionFacts]?: FactRequest } => ({
      shown: { boards, at: knownAtPosition },
      ...(meetingId !== undefined && { meeting: { fold: 'quorateMeetings', key: meetingId } }),
      ...(reverses !== undefined && { reversed: { fold: 'decisionStandings', key: reverses } }),
    }),
    done: (command, { taken }) => same(taken, command),
    refuse: [
      ...isOpen,
      rule('OPTION_NOT_TABLED', ({ optionId }, { options }) => !options[optionId] && { optionId }),
      rule('NO_ACTION_NOT_TABLED', (_, { options }) => {
        const effects = Object.values(options).map(({ effect }) => effect);
        return !effects.some((effect) => restraint.includes(effect)) && { effects };
      }),
      stop('POSITION_AHEAD', ({ knownAtPosition }, _, __, { head }) => {
        return knownAtPosition > head && { knownAtPosition, head };
      }),
      stop('INVALID_FIELDS', ({ boards }, _, __, { shown = [] }) => {
        const known = shown.map(({ topic }) => topic);
        const errors = boards.flatMap((topic, index) =>
          known.includes(topic) ? [] : [{ pointer: `/boards/${index}`, rule: 'names no board that you may read' }],
        );
        return errors.length > 0 && { errors };
      }),
      rule('NONCONCURRENCE_STANDS', ({ override }, state) => {
        const standing = nonconcurring(state).filter((agency) => !override?.agencies.includes(agency));
        return standing.length > 0 && { agencies: standing };
      }),
      rule('POSITIONS_MISSING', (_, { request, positions }, { at }) => {
        const silent = (request?.agencies ?? []).filter((agency) => !positions[agency]);
        const early = request !== undefined && microsOf(at) < microsOf(request.dueAt);
        return early && silent.length > 0 && { agencies: silent };
      }),
      checked('QUORUM_NOT_MET', ({ meetingId }, { request }, _, { meeting }) => {
        const quorate = request !== undefined && meeting?.forums.includes(request.forumId);
        return meetingId !== undefined && !quorate && { meetingId };
      }),
      checked('DECISION_NOT_TAKEN', ({ reverses }, _, __, { reversed }) => {
        const holds = reversed?.taken && !reversed.reversed;
        return reverses !== undefined && !holds && { decisionId: reverses };
      }),
    ],
    record: (command, state, _, { head, shown = [] }) => [
      {
        type: 'DecisionTaken',
        data: {
          ...command,
          effect: state.options[command.optionId]?.effect ?? '',
          boardHashes: shown.map((hash) => ({ ...hash })),
          dissenting: [...nonconcurring(state)],
          quorumMet: command.meetingId !== undefined,
          checkedAt: head,
        },
      },
    ],
  },
};

import { DecisionKeys } from '../../../contracts/decisions/decision';
import { same } from '../../../contracts/kernel/same';
import { contentOf } from '../../platform/content-of';
import { rule, stop } from '../../platform/decider';
import { type DecisionCases, isOpen } from './decision-state';
import { ownAgencyOnly } from './own-agency-only';

const keysIn = contentOf(DecisionKeys);

/** Asking for a decision, tabling options, and the positions of the agencies asked. */
export const asking: Pick<DecisionCases, 'RequestDecision' | 'TableOption' | 'RecordPosition'> = {
  RequestDecision: {
    done: (command, { request, status }) =>
      same(request, command) ||
      (request !== undefined && command.withdrawn && status === 'withdrawn' && same(keysIn(request), keysIn(command))),
    refuse: [
      stop('NOT_FOUND', ({ withdrawn }, { request }) => withdrawn && !request && {}),
      stop('ALREADY_EXISTS', (command, { request }) => {
        const withdraws = command.withdrawn && request && same(keysIn(request), keysIn(command));
        return request && !withdraws && { decisionId: command.decisionId };
      }),
      stop('RECORD_CLOSED', (_, { status }) => status !== 'requested' && { state: status }),
    ],
    record: (command) =>
      command.withdrawn
        ? [{ type: 'DecisionWithdrawn', data: { question: command.question } }]
        : [{ type: 'DecisionRequested', data: { ...command } }],
  },

  TableOption: {
    done: (command, { options }) => same(options[command.optionId], command),
    refuse: isOpen,
    record: (command) => [{ type: 'OptionTabled', data: { ...command } }],
  },

  RecordPosition: {
    done: (command, { positions }) => same(positions[command.agency], command),
    refuse: [
      ownAgencyOnly(({ agency }) => agency),
      ...isOpen,
      stop('ITEM_UNKNOWN', ({ optionId }, { options }) => optionId !== undefined && !options[optionId] && { optionId }),
      rule('AGENCY_NOT_ASKED', ({ agency }, { request }) => {
        const asked = request?.agencies ?? [];
        return !asked.includes(agency) && { agency, asked };
      }),
    ],
    record: (command, { positions }) => {
      const previous = positions[command.agency]?.stance;
      return [{ type: 'PositionRecorded', data: { ...command, ...(previous && { previous }) } }];
    },
  },
};

import { DecisionKeys } from '../../../contracts/decisions/decision';
import {
  type DecisionCommand,
  type DecisionEvent,
  decisionCommands,
  decisionEvents,
} from '../../../contracts/decisions/decision-registry';
import { contentOf } from '../../platform/content-of';
import { defineDecider } from '../../platform/decider';
import { asking } from './asking';
import { type Decision, type DecisionEvolution, type DecisionFacts, said, unrequested } from './decision-state';
import { taking } from './taking';
import { tasking } from './tasking';

const keysIn = contentOf(DecisionKeys);

const evolve: DecisionEvolution = {
  DecisionRequested: (state, data) => ({ ...state, request: said.request(data) }),
  DecisionWithdrawn: (state) => ({ ...state, status: 'withdrawn' }),
  OptionTabled: (state, data) => ({ ...state, options: { ...state.options, [data.optionId]: said.option(data) } }),
  PositionRecorded: (state, data) => ({
    ...state,
    positions: { ...state.positions, [data.agency]: said.position(data) },
  }),
  DecisionTaken: (state, data) => ({ ...state, status: 'taken', taken: said.decision(data) }),
  TaskingIssued: (state, data) => ({
    ...state,
    taskings: { ...state.taskings, [data.taskingId]: { issued: said.tasking(data), status: 'issued' } },
  }),
  TaskingStatusChanged: (state, { taskingId, status }) => {
    const known = state.taskings[taskingId];
    return known ? { ...state, taskings: { ...state.taskings, [taskingId]: { ...known, status } } } : state;
  },
};

/** Decides the course of one decision with its options, positions and taskings (domain.md §2.10). */
export const decision = defineDecider<DecisionCommand, DecisionEvent, DecisionKeys, DecisionFacts>()<Decision>({
  category: 'decision',
  id: 'decisionId',
  commands: decisionCommands,
  events: decisionEvents,
  initial: unrequested,
  keys: ({ request }) => (request ? keysIn(request) : {}),
  decide: { ...asking, ...taking, ...tasking },
  evolve,
});

import type { AtrocityAssessmentKeys } from '../../../contracts/assessment/atrocity-assessment';
import {
  type AtrocityAssessmentCommand,
  type AtrocityAssessmentEvent,
  atrocityAssessmentCommands,
  atrocityAssessmentEvents,
} from '../../../contracts/assessment/atrocity-registry';
import { defineDecider } from '../../platform/decider';
import { analysis } from './analysis';
import { type AtrocityAssessment, type AtrocityEvolution, said, uncommissioned } from './atrocity-state';
import { conclusion } from './conclusion';

const evolve: AtrocityEvolution = {
  AtrocityAssessmentCommissioned: (state, data) => ({ ...state, commission: said.commission(data) }),
  ActorAssessed: (state, data) => ({
    ...state,
    actors: { ...state.actors, [data.actorId]: said.actor(data) },
    changed: true,
  }),
  AtrocityFactorRecorded: (state, data) => ({
    ...state,
    factors: { ...state.factors, [data.itemId]: said.factor(data) },
    changed: true,
  }),
  AtrocityScenarioDrafted: (state, data) => ({
    ...state,
    scenarios: { ...state.scenarios, [data.scenarioId]: said.scenario(data) },
    changed: true,
  }),
  OptionRecommended: (state, data) => ({
    ...state,
    options: { ...state.options, [data.optionId]: said.option(data) },
    changed: true,
  }),
  AtrocityAssessmentPublished: (state, data) => ({
    ...state,
    publication: said.publication(data),
    version: data.version,
    changed: false,
  }),
};

/** Decides one assessment of the risk of atrocities, all of it within its compartment (domain.md §2.2). */
export const atrocityAssessment = defineDecider<
  AtrocityAssessmentCommand,
  AtrocityAssessmentEvent,
  AtrocityAssessmentKeys
>()<AtrocityAssessment>({
  category: 'atrocityAssessment',
  compartment: 'atrocity',
  id: 'assessmentId',
  commands: atrocityAssessmentCommands,
  events: atrocityAssessmentEvents,
  // What the four questions of the framework read, and what alert rules were made of: a new draft makes them again.
  ruleFields: ['kind', 'developments'],
  initial: uncommissioned,
  keys: ({ commission }) =>
    commission
      ? {
          assessmentId: commission.assessmentId,
          countries: commission.countries,
          ...(commission.crisisId !== undefined && { crisisId: commission.crisisId }),
        }
      : {},
  decide: { ...analysis, ...conclusion },
  evolve,
});

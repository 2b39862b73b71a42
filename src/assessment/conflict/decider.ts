import type { ConflictAssessmentKeys } from '../../../contracts/assessment/conflict-assessment';
import {
  type ConflictAssessmentCommand,
  type ConflictAssessmentEvent,
  conflictAssessmentCommands,
  conflictAssessmentEvents,
} from '../../../contracts/assessment/conflict-registry';
import { defineDecider } from '../../platform/decider';
import { analysis } from './analysis';
import { conclusion } from './conclusion';
import { type ConflictAssessment, type ConflictEvolution, said, uncommissioned } from './conflict-state';

const evolve: ConflictEvolution = {
  ConflictAssessmentCommissioned: (state, data) => ({ ...state, commission: said.commission(data) }),
  JudgementRecorded: (state, data) => ({
    ...state,
    judgements: { ...state.judgements, [data.itemId]: said.judgement(data) },
    changed: true,
  }),
  DriverIdentified: (state, data) => ({
    ...state,
    drivers: { ...state.drivers, [data.driverId]: said.driver(data) },
    changed: true,
  }),
  EntryPointProposed: (state, data) => ({
    ...state,
    entryPoints: { ...state.entryPoints, [data.entryPointId]: said.entryPoint(data) },
    changed: true,
  }),
  AgencyPositionRecorded: (state, data) => ({
    ...state,
    positions: { ...state.positions, [data.agency]: said.position(data) },
    changed: true,
  }),
  ConflictAssessmentPublished: (state, data) => ({
    ...state,
    publication: said.publication(data),
    version: data.version,
    changed: false,
  }),
};

/** Decides one interagency assessment of a conflict (domain.md §2.2). */
export const conflictAssessment = defineDecider<
  ConflictAssessmentCommand,
  ConflictAssessmentEvent,
  ConflictAssessmentKeys
>()<ConflictAssessment>({
  category: 'conflictAssessment',
  id: 'assessmentId',
  commands: conflictAssessmentCommands,
  events: conflictAssessmentEvents,
  // What the rules of task one, of ranks and of stakeholders read.
  ruleFields: ['kind', 'rank', 'groups', 'included'],
  initial: uncommissioned,
  keys: ({ commission }) =>
    commission
      ? {
          assessmentId: commission.assessmentId,
          countries: commission.countries,
          ...(commission.crisisId !== undefined && { crisisId: commission.crisisId }),
          ...(commission.engagementId !== undefined && { engagementId: commission.engagementId }),
        }
      : {},
  decide: { ...analysis, ...conclusion },
  evolve,
});

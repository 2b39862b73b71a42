import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import {
  ActorAssessed,
  AssessActor,
  AtrocityAssessmentCommissioned,
  AtrocityAssessmentPublished,
  AtrocityFactorRecorded,
  AtrocityScenarioDrafted,
  CommissionAtrocityAssessment,
  DraftAtrocityScenario,
  OptionRecommended,
  PublishAtrocityAssessment,
  RecommendOption,
  RecordAtrocityFactor,
} from './atrocity-assessment';

export const atrocityAssessmentCommands = {
  CommissionAtrocityAssessment: {
    command: CommissionAtrocityAssessment,
    sentence: 'Commission an assessment of the risk of large-scale and deliberate attacks against civilians.',
    roles: ['assessment-lead', 'forum-secretary', 'chief-of-mission'],
    records: { AtrocityAssessmentCommissioned: '' },
  },
  AssessActor: {
    command: AssessActor,
    sentence: 'Assess the motive, means and opportunity of an actor; name no victim.',
    roles: ['assessment-lead', 'desk-analyst'],
    records: { ActorAssessed: 'cr' },
    upsert: true,
  },
  RecordAtrocityFactor: {
    command: RecordAtrocityFactor,
    sentence: 'Record who is targeted, what raises or lowers the risk, and what could set it off.',
    roles: ['assessment-lead', 'desk-analyst'],
    records: { AtrocityFactorRecorded: 'cr' },
    upsert: true,
  },
  DraftAtrocityScenario: {
    command: DraftAtrocityScenario,
    sentence: 'Draft how it could come about; each development is then watched for by an alert rule.',
    roles: ['assessment-lead'],
    records: { AtrocityScenarioDrafted: 'c' },
    upsert: true,
  },
  RecommendOption: {
    command: RecommendOption,
    sentence: 'Recommend what could be done, with its risks.',
    roles: ['assessment-lead', 'forum-secretary'],
    records: { OptionRecommended: 'cr' },
    upsert: true,
  },
  PublishAtrocityAssessment: {
    command: PublishAtrocityAssessment,
    sentence: 'Publish the assessment with its level of risk, or its next version.',
    roles: ['assessment-lead'],
    records: { AtrocityAssessmentPublished: '' },
    guarded: true,
  },
} as const satisfies CommandRegistry;

export const atrocityAssessmentEvents = {
  AtrocityAssessmentCommissioned,
  ActorAssessed,
  AtrocityFactorRecorded,
  AtrocityScenarioDrafted,
  OptionRecommended,
  AtrocityAssessmentPublished,
} as const satisfies EventRegistry;

export type AtrocityAssessmentCommand = CommandOf<typeof atrocityAssessmentCommands>;
export type AtrocityAssessmentEvent = EventOf<typeof atrocityAssessmentEvents>;

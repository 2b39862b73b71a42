import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import {
  AgencyPositionRecorded,
  CommissionConflictAssessment,
  ConflictAssessmentCommissioned,
  ConflictAssessmentPublished,
  DriverIdentified,
  EntryPointProposed,
  IdentifyDriver,
  JudgementRecorded,
  ProposeEntryPoint,
  PublishConflictAssessment,
  RecordAgencyPosition,
  RecordJudgement,
} from './conflict-assessment';

export const conflictAssessmentCommands = {
  CommissionConflictAssessment: {
    command: CommissionConflictAssessment,
    sentence: 'Commission an interagency assessment of a conflict.',
    roles: ['assessment-lead', 'desk-analyst', 'chief-of-mission', 'forum-secretary'],
    records: { ConflictAssessmentCommissioned: '' },
  },
  RecordJudgement: {
    command: RecordJudgement,
    sentence: 'Record a judgement with its sources and how sure it is.',
    roles: ['assessment-lead', 'desk-analyst', 'planner'],
    records: { JudgementRecorded: 'cr' },
    upsert: true,
  },
  IdentifyDriver: {
    command: IdentifyDriver,
    sentence: 'Name what drives the conflict, ranked, with its grievances and actors.',
    roles: ['assessment-lead', 'desk-analyst'],
    records: { DriverIdentified: 'cr' },
    upsert: true,
  },
  ProposeEntryPoint: {
    command: ProposeEntryPoint,
    sentence: 'Propose where work on a driver could begin, without a program or a budget.',
    roles: ['assessment-lead', 'planner'],
    records: { EntryPointProposed: 'cr' },
    upsert: true,
  },
  RecordAgencyPosition: {
    command: RecordAgencyPosition,
    sentence: 'Say whether your agency agrees with the assessment or dissents.',
    roles: ['agency-representative'],
    records: { AgencyPositionRecorded: '' },
    upsert: true,
  },
  PublishConflictAssessment: {
    command: PublishConflictAssessment,
    sentence: 'Publish the assessment, or its next version.',
    roles: ['assessment-lead'],
    records: { ConflictAssessmentPublished: '' },
    guarded: true,
  },
} as const satisfies CommandRegistry;

export const conflictAssessmentEvents = {
  ConflictAssessmentCommissioned,
  JudgementRecorded,
  DriverIdentified,
  EntryPointProposed,
  AgencyPositionRecorded,
  ConflictAssessmentPublished,
} as const satisfies EventRegistry;

export type ConflictAssessmentCommand = CommandOf<typeof conflictAssessmentCommands>;
export type ConflictAssessmentEvent = EventOf<typeof conflictAssessmentEvents>;

import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import {
  ChangeCrisisSeverity,
  ChangeCrisisStatus,
  CloseCrisis,
  CrisisClosed,
  CrisisDirectionSet,
  CrisisOpened,
  CrisisSeverityChanged,
  CrisisStatusChanged,
  IssueSituationReport,
  KeyFigureRecorded,
  KeyFigureRestated,
  OpenCrisis,
  PostSituationUpdate,
  RecordKeyFigure,
  SetCrisisDirection,
  SituationReportIssued,
  SituationUpdatePosted,
} from './crisis';

export const crisisCommands = {
  OpenCrisis: {
    command: OpenCrisis,
    sentence: 'Open a crisis: the subject of a row on the live board.',
    roles: ['watch-officer', 'senior-watch-officer', 'desk-analyst'],
    records: { CrisisOpened: 'c' },
  },
  SetCrisisDirection: {
    command: SetCrisisDirection,
    sentence: 'Set who leads, how often reports are due, and the objectives.',
    roles: ['senior-watch-officer', 'desk-analyst', 'decision-maker'],
    records: { CrisisDirectionSet: '' },
    upsert: true,
  },
  ChangeCrisisStatus: {
    command: ChangeCrisisStatus,
    sentence: 'Move the crisis to another status, or reopen a closed one.',
    roles: ['senior-watch-officer', 'desk-analyst'],
    records: { CrisisStatusChanged: '' },
  },
  ChangeCrisisSeverity: {
    command: ChangeCrisisSeverity,
    sentence: 'Raise or lower the severity, with reasons and evidence.',
    roles: ['senior-watch-officer', 'desk-analyst'],
    records: { CrisisSeverityChanged: '' },
  },
  RecordKeyFigure: {
    command: RecordKeyFigure,
    sentence: 'Record a key figure, or restate an earlier one.',
    roles: ['watch-officer', 'senior-watch-officer', 'desk-analyst', 'team-leader', 'service'],
    records: { KeyFigureRecorded: 'c', KeyFigureRestated: '' },
  },
  PostSituationUpdate: {
    command: PostSituationUpdate,
    sentence: 'Say what happened in a span of time.',
    roles: ['watch-officer', 'senior-watch-officer', 'desk-analyst', 'team-leader'],
    records: { SituationUpdatePosted: 'c' },
  },
  IssueSituationReport: {
    command: IssueSituationReport,
    sentence: 'Issue a situation report bound to a position of the log.',
    roles: ['senior-watch-officer'],
    records: { SituationReportIssued: '' },
    guarded: true,
  },
  CloseCrisis: {
    command: CloseCrisis,
    sentence: 'Close the crisis, or merge it into another one.',
    roles: ['senior-watch-officer', 'decision-maker'],
    records: { CrisisClosed: '' },
    guarded: true,
  },
} as const satisfies CommandRegistry;

export const crisisEvents = {
  CrisisOpened,
  CrisisDirectionSet,
  CrisisStatusChanged,
  CrisisSeverityChanged,
  KeyFigureRecorded,
  KeyFigureRestated,
  SituationUpdatePosted,
  SituationReportIssued,
  CrisisClosed,
} as const satisfies EventRegistry;

export type CrisisCommand = CommandOf<typeof crisisCommands>;
export type CrisisEvent = EventOf<typeof crisisEvents>;

import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import {
  DecisionRequested,
  DecisionTaken,
  DecisionWithdrawn,
  IssueTasking,
  OptionTabled,
  PositionRecorded,
  RecordPosition,
  RequestDecision,
  TableOption,
  TakeDecision,
  TaskingIssued,
  TaskingStatusChanged,
  UpdateTasking,
} from './decision';

export const decisionCommands = {
  RequestDecision: {
    command: RequestDecision,
    sentence: 'Ask a forum for a decision, or withdraw the question.',
    roles: ['desk-analyst', 'planner', 'forum-secretary', 'chief-of-mission', 'fund-manager', 'system'],
    records: { DecisionRequested: 'c', DecisionWithdrawn: '' },
  },
  TableOption: {
    command: TableOption,
    sentence: 'Table an option with its risks, benefits and cost, or put it anew.',
    roles: ['desk-analyst', 'planner', 'assessment-lead', 'agency-representative', 'forum-secretary', 'system'],
    records: { OptionTabled: 'c' },
    upsert: true,
  },
  RecordPosition: {
    command: RecordPosition,
    sentence: 'Say where your agency stands.',
    roles: ['agency-representative'],
    records: { PositionRecorded: '' },
    upsert: true,
  },
  TakeDecision: {
    command: TakeDecision,
    sentence: 'Take the decision on what the boards showed; it may reverse an earlier one.',
    roles: ['decision-maker'],
    records: { DecisionTaken: '' },
    guarded: true,
  },
  IssueTasking: {
    command: IssueTasking,
    sentence: 'Task an agency with what was decided.',
    roles: ['forum-secretary', 'decision-maker'],
    records: { TaskingIssued: '' },
  },
  UpdateTasking: {
    command: UpdateTasking,
    sentence: 'Acknowledge, complete or decline a tasking.',
    roles: ['agency-representative', 'forum-secretary', 'planner', 'system'],
    records: { TaskingStatusChanged: '' },
  },
} as const satisfies CommandRegistry;

export const decisionEvents = {
  DecisionRequested,
  DecisionWithdrawn,
  OptionTabled,
  PositionRecorded,
  DecisionTaken,
  TaskingIssued,
  TaskingStatusChanged,
} as const satisfies EventRegistry;

export type DecisionCommand = CommandOf<typeof decisionCommands>;
export type DecisionEvent = EventOf<typeof decisionEvents>;

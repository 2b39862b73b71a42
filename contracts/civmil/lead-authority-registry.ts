import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import {
  CommitSupport,
  DeconflictionNoticeIssued,
  IssueDeconflictionNotice,
  LeadTransferred,
  SetTransitionCriterion,
  SupportCommitted,
  TransferLead,
  TransitionCriterionAssessed,
  TransitionCriterionSet,
} from './lead-authority';

export const leadAuthorityCommands = {
  SetTransitionCriterion: {
    command: SetTransitionCriterion,
    sentence: 'Say what has to hold before the lead passes on, and whether it holds.',
    roles: ['planner', 'liaison-officer'],
    records: { TransitionCriterionSet: '', TransitionCriterionAssessed: '' },
    upsert: true,
  },
  TransferLead: {
    command: TransferLead,
    sentence: 'Pass the lead of a function in an area to somebody.',
    roles: ['decision-maker'],
    records: { LeadTransferred: '' },
    guarded: true,
  },
  CommitSupport: {
    command: CommitSupport,
    sentence: 'Record what one side promises the other, and how far it has come.',
    roles: ['liaison-officer', 'planner', 'agency-representative'],
    records: { SupportCommitted: '' },
    upsert: true,
  },
  IssueDeconflictionNotice: {
    command: IssueDeconflictionNotice,
    sentence: 'Say which sites are to be spared, who was told, and for how long; or lift the notice.',
    roles: ['liaison-officer'],
    records: { DeconflictionNoticeIssued: '' },
    upsert: true,
  },
} as const satisfies CommandRegistry;

export const leadAuthorityEvents = {
  TransitionCriterionSet,
  TransitionCriterionAssessed,
  LeadTransferred,
  SupportCommitted,
  DeconflictionNoticeIssued,
} as const satisfies EventRegistry;

export type LeadAuthorityCommand = CommandOf<typeof leadAuthorityCommands>;
export type LeadAuthorityEvent = EventOf<typeof leadAuthorityEvents>;

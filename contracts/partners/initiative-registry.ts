import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import { anyRole } from '../vocabulary/roles';
import {
  ActivityRecorded,
  ConcludeInitiative,
  InitiativeConcluded,
  InitiativeLaunched,
  InitiativeProposed,
  LaunchInitiative,
  ProposeInitiative,
  RaiseSafetyConcern,
  RecordActivity,
  SafetyConcernRaised,
} from './initiative';

export const initiativeCommands = {
  ProposeInitiative: {
    command: ProposeInitiative,
    sentence: 'Propose something that local people own and that we amplify.',
    roles: ['program-officer', 'partner', 'team-leader'],
    records: { InitiativeProposed: 'c' },
  },
  LaunchInitiative: {
    command: LaunchInitiative,
    sentence: 'Launch a proposed initiative, and say how exactly its places may be shown.',
    roles: ['program-officer'],
    records: { InitiativeLaunched: '' },
  },
  RecordActivity: {
    command: RecordActivity,
    sentence: 'Record what was done, with whom and with what result.',
    roles: ['program-officer', 'team-leader', 'partner'],
    records: { ActivityRecorded: 'cr' },
  },
  RaiseSafetyConcern: {
    command: RaiseSafetyConcern,
    sentence: 'Say that the initiative puts somebody at risk; an alert goes out at once.',
    roles: anyRole,
    records: { SafetyConcernRaised: '' },
  },
  ConcludeInitiative: {
    command: ConcludeInitiative,
    sentence: 'Conclude the initiative: handed over, completed or discontinued.',
    roles: ['program-officer'],
    records: { InitiativeConcluded: '' },
    guarded: true,
  },
} as const satisfies CommandRegistry;

export const initiativeEvents = {
  InitiativeProposed,
  InitiativeLaunched,
  ActivityRecorded,
  SafetyConcernRaised,
  InitiativeConcluded,
} as const satisfies EventRegistry;

export type InitiativeCommand = CommandOf<typeof initiativeCommands>;
export type InitiativeEvent = EventOf<typeof initiativeEvents>;

import { All } from '../kernel/combine';
import { IsCountry, IsOneOf, IsOrg, IsRef, IsText } from '../kernel/fields';
import { IsGroup } from '../kernel/groups';
import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import type { OneOf } from '../vocabulary/code-lists';

const optional = { optional: true } as const;
const many = { list: true } as const;

const structureKinds = ['crsg', 'integrationPlanningCell', 'advanceCivilianTeam', 'fieldAdvanceCivilianTeam'] as const;
const managementStates = ['active', 'inactive'] as const;

export class InteragencyManagementKeys {
  @IsRef('crisis') crisisId!: string;
  @IsCountry(many) countries!: string[];
}

/** One body of the Interagency Management System. */
export class ManagementStructure {
  @IsOneOf(structureKinds) kind!: OneOf<typeof structureKinds>;
  @IsRef('forum', optional) forumId?: string;
  @IsRef('team', optional) teamId?: string;
  @IsText(120, optional) host?: string;
  @IsOrg(many) coChairs!: string[];
}
export class ChangeInteragencyManagement {
  @IsRef('crisis') crisisId!: string;
  @IsCountry(many) countries!: string[];
  @IsOneOf(managementStates) to!: OneOf<typeof managementStates>;
  @IsGroup(() => ManagementStructure, many) structures!: ManagementStructure[];
  @IsRef('decision') decisionId!: string;
  @IsText(1000) reason!: string;
}

export const interagencyManagementCommands = {
  ChangeInteragencyManagement: {
    command: ChangeInteragencyManagement,
    sentence: 'Stand up, change or stand down the interagency management of a crisis.',
    roles: ['decision-maker'],
    records: { InteragencyManagementChanged: '' },
  },
} as const satisfies CommandRegistry;

class ManagementBefore {
  @IsText(20) from!: string;
}
export class InteragencyManagementChanged extends All(
  InteragencyManagementKeys,
  ChangeInteragencyManagement,
  ManagementBefore,
) {}

export const interagencyManagementEvents = { InteragencyManagementChanged } as const satisfies EventRegistry;

export type InteragencyManagementCommand = CommandOf<typeof interagencyManagementCommands>;
export type InteragencyManagementEvent = EventOf<typeof interagencyManagementEvents>;

import { All } from '../kernel/combine';
import { IsBoolean, IsCount, IsCountry, IsId, IsLongText, IsOneOf, IsRef, IsText } from '../kernel/fields';
import { type Attachment, IsAttachment, IsGroup } from '../kernel/groups';
import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import { type OneOf, participantGroups } from '../vocabulary/code-lists';

const optional = { optional: true } as const;
const many = { list: true } as const;

/** Keys of every event of a coalition. */
export class CoalitionKeys {
  @IsId() coalitionId!: string;
  @IsCountry() country!: string;
  @IsRef('engagement', optional) engagementId?: string;
}

/** The two sides of a division that a coalition bridges. */
export class Divide {
  @IsText(120) between!: string;
  @IsText(120) and!: string;
}
export class CoalitionMember {
  @IsRef('partner') partnerId!: string;
  @IsOneOf(participantGroups, 'ParticipantGroup') group!: OneOf<typeof participantGroups>;
}
export class FormCoalition {
  @IsId() coalitionId!: string;
  @IsText(160) name!: string;
  @IsCountry() country!: string;
  @IsRef('engagement', optional) engagementId?: string;
  @IsGroup(() => Divide, { list: [1, 10] }) dividesBridged!: Divide[];
  @IsLongText() aim!: string;
  @IsOneOf(participantGroups, 'ParticipantGroup', many) groups!: OneOf<typeof participantGroups>[];
  @IsGroup(() => CoalitionMember, many) members!: CoalitionMember[];
}

/** What a coalition stands for, as it published it. */
export class CoalitionPlatform {
  @IsText(160) title!: string;
  @IsAttachment() document!: Attachment;
}
export class ChangeCoalition {
  @IsRef('coalition') coalitionId!: string;
  @IsGroup(() => CoalitionMember, many) join!: CoalitionMember[];
  @IsRef('partner', many) leave!: string[];
  @IsGroup(() => CoalitionPlatform, optional) platform?: CoalitionPlatform;
  @IsCount(optional) networkLinks?: number;
  @IsBoolean() dissolved!: boolean;
  @IsText(500) reason!: string;
}

export const coalitionCommands = {
  FormCoalition: {
    command: FormCoalition,
    sentence: 'Record a coalition of partners that bridges divides.',
    roles: ['program-officer', 'partner', 'team-leader'],
    records: { CoalitionFormed: 'c' },
  },
  ChangeCoalition: {
    command: ChangeCoalition,
    sentence: 'Record who joins and leaves, a platform, links of the network, or that the coalition dissolves.',
    roles: ['program-officer', 'partner', 'team-leader'],
    records: { CoalitionChanged: '' },
  },
} as const satisfies CommandRegistry;

class Size {
  /** Members after the change. */
  @IsCount() size!: number;
}
export class CoalitionFormed extends All(CoalitionKeys, FormCoalition) {}
export class CoalitionChanged extends All(CoalitionKeys, ChangeCoalition, Size) {}

export const coalitionEvents = { CoalitionFormed, CoalitionChanged } as const satisfies EventRegistry;

export type CoalitionCommand = CommandOf<typeof coalitionCommands>;
export type CoalitionEvent = EventOf<typeof coalitionEvents>;

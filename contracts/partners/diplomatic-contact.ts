import { All } from '../kernel/combine';
import {
  IsBoolean,
  IsCountry,
  IsDate,
  IsId,
  IsInstant,
  IsItemId,
  IsOneOf,
  IsRef,
  IsSealed,
  IsSealedText,
  IsText,
  type Sealed,
} from '../kernel/fields';
import { IsGroup } from '../kernel/groups';
import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import { actorRoles, type OneOf, tools } from '../vocabulary/code-lists';
import { contactChannels } from './lists';

const optional = { optional: true } as const;
const many = { list: true } as const;

/** Keys of every event of a line of talk with one actor. */
export class DiplomaticContactKeys {
  @IsId() contactId!: string;
  @IsCountry() country!: string;
  @IsRef('crisis', optional) crisisId?: string;
  @IsRef('engagement', optional) engagementId?: string;
}

/** What the actor promised. */
export class Commitment {
  @IsItemId() commitmentId!: string;
  @IsSealed({ text: 1000, readers: ['auditor'] }) text!: Sealed;
  @IsDate() dueAt!: string;
}
/** Whether an earlier promise was kept. */
export class Settlement {
  @IsItemId() commitmentId!: string;
  @IsBoolean() kept!: boolean;
  @IsText(500) note!: string;
}
export class RecordDiplomaticContact {
  @IsId() contactId!: string;
  @IsItemId() meetingId!: string;
  @IsCountry() country!: string;
  @IsRef('crisis', optional) crisisId?: string;
  @IsRef('engagement', optional) engagementId?: string;
  @IsRef('atrocityAssessment', optional) assessmentId?: string;
  @IsId(optional) actorId?: string;
  @IsSealed({ text: 160, readers: [] }) actor!: Sealed;
  @IsOneOf(actorRoles, 'ActorRole') actorRole!: OneOf<typeof actorRoles>;
  @IsOneOf(contactChannels) channel!: OneOf<typeof contactChannels>;
  @IsText(60) interlocutorRank!: string;
  @IsInstant() heldAt!: string;
  @IsSealedText({ readers: ['auditor'] }) message!: Sealed;
  @IsSealedText({ readers: ['auditor'] }) response!: Sealed;
  @IsOneOf(tools, 'Tool') tool!: OneOf<typeof tools>;
  @IsGroup(() => Commitment, many) commitments!: Commitment[];
  @IsGroup(() => Settlement, many) settles!: Settlement[];
}

export const diplomaticContactCommands = {
  RecordDiplomaticContact: {
    command: RecordDiplomaticContact,
    sentence: 'Record a talk with an actor, inside the compartment: what was said, promised and kept.',
    roles: ['desk-analyst', 'chief-of-mission', 'team-leader', 'decision-maker'],
    records: { DiplomaticContactRecorded: 'c' },
  },
} as const satisfies CommandRegistry;

export class DiplomaticContactRecorded extends All(DiplomaticContactKeys, RecordDiplomaticContact) {}

export const diplomaticContactEvents = { DiplomaticContactRecorded } as const satisfies EventRegistry;

export type DiplomaticContactCommand = CommandOf<typeof diplomaticContactCommands>;
export type DiplomaticContactEvent = EventOf<typeof diplomaticContactEvents>;

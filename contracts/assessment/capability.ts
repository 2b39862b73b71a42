import { All } from '../kernel/combine';
import { IsCount, IsCountry, IsDate, IsItemId, IsLanguage, IsOneOf, IsRef, IsText } from '../kernel/fields';
import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import { holderKinds, type OneOf } from '../vocabulary/code-lists';

const optional = { optional: true } as const;

export class CapabilityKeys {
  @IsText(60) skillArea!: string;
}

export class RegisterCapability {
  /** Code of policy `skill-areas`. */
  @IsText(60) skillArea!: string;
  @IsItemId() itemId!: string;
  @IsText(120) holder!: string;
  @IsOneOf(holderKinds) holderKind!: OneOf<typeof holderKinds>;
  @IsRef('partner', optional) partnerId?: string;
  @IsRef('mechanism', optional) mechanismId?: string;
  /** People; 0 where the holder has none any more. */
  @IsCount() quantity!: number;
  @IsCount() readyInDays!: number;
  @IsCountry({ list: true }) countries!: string[];
  @IsLanguage({ list: true }) languages!: string[];
  @IsDate() verifiedAt!: string;
  @IsText(500, optional) note?: string;
}

export const capabilityCommands = {
  RegisterCapability: {
    command: RegisterCapability,
    sentence: 'Register who can supply a skill, how many and how soon.',
    roles: ['roster-manager', 'agency-representative', 'partner', 'learning-manager'],
    records: { CapabilityRegistered: 'cr' },
    upsert: true,
  },
} as const satisfies CommandRegistry;

class PreviousQuantity {
  @IsCount(optional) previousQuantity?: number;
}
export class CapabilityRegistered extends All(CapabilityKeys, RegisterCapability, PreviousQuantity) {}

export const capabilityEvents = { CapabilityRegistered } as const satisfies EventRegistry;

export type CapabilityCommand = CommandOf<typeof capabilityCommands>;
export type CapabilityEvent = EventOf<typeof capabilityEvents>;

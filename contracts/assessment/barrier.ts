import { All } from '../kernel/combine';
import {
  IsBoolean,
  IsCount,
  IsCountry,
  IsDate,
  IsId,
  IsLongText,
  IsOneOf,
  IsOrg,
  IsRef,
  IsText,
} from '../kernel/fields';
import { IsSubject, type Subject } from '../kernel/groups';
import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import type { OneOf } from '../vocabulary/code-lists';
import { anyRole } from '../vocabulary/roles';

const optional = { optional: true } as const;

const barrierKinds = [
  'capabilityGap',
  'coordination',
  'contracting',
  'legal',
  'clearance',
  'funding',
  'access',
  'information',
  'policy',
] as const;

/** Keys of every event of a barrier. */
export class BarrierKeys {
  @IsId() barrierId!: string;
  @IsText(30) kind!: string;
  @IsCountry(optional) country?: string;
  @IsRef('crisis', optional) crisisId?: string;
  @IsRef('engagement', optional) engagementId?: string;
}

export class RaiseBarrier {
  @IsId() barrierId!: string;
  @IsOneOf(barrierKinds) kind!: OneOf<typeof barrierKinds>;
  @IsText(160) title!: string;
  @IsLongText() text!: string;
  /** Code of policy `skill-areas`, where a capability is lacking. */
  @IsText(60, optional) skillArea?: string;
  @IsCount(optional) need?: number;
  @IsCount(optional) have?: number;
  @IsCountry(optional) country?: string;
  @IsRef('crisis', optional) crisisId?: string;
  @IsRef('engagement', optional) engagementId?: string;
  @IsOrg() ownerOrg!: string;
  @IsBoolean() institutional!: boolean;
  @IsDate() dueAt!: string;
}

export class RemoveBarrier {
  @IsRef('barrier') barrierId!: string;
  @IsLongText() how!: string;
  @IsSubject({ list: true }) changeRefs!: Subject[];
}

export const barrierCommands = {
  RaiseBarrier: {
    command: RaiseBarrier,
    sentence: 'Name something that stands in the way, who owns it and by when it should be gone.',
    roles: anyRole,
    records: { BarrierRaised: 'c' },
  },
  RemoveBarrier: {
    command: RemoveBarrier,
    sentence: 'Say how a barrier was removed and what was changed for it.',
    roles: anyRole,
    records: { BarrierRemoved: '' },
    guarded: true,
  },
} as const satisfies CommandRegistry;

class Removal {
  /** Whole days from when it stood in the way to when it did no longer. */
  @IsCount() daysOpen!: number;
  @IsText(60, optional) skillArea?: string;
}
export class BarrierRaised extends All(BarrierKeys, RaiseBarrier) {}
export class BarrierRemoved extends All(BarrierKeys, RemoveBarrier, Removal) {}

export const barrierEvents = { BarrierRaised, BarrierRemoved } as const satisfies EventRegistry;

export type BarrierCommand = CommandOf<typeof barrierCommands>;
export type BarrierEvent = EventOf<typeof barrierEvents>;

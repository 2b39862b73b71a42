import { All, Only } from '../kernel/combine';
import {
  IsBoolean,
  IsCount,
  IsCountry,
  IsDate,
  IsId,
  IsOneOf,
  IsOrg,
  IsRef,
  IsSealed,
  IsText,
  type Sealed,
} from '../kernel/fields';
import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';

const optional = { optional: true } as const;

export class UserKeys {
  @IsId() userId!: string;
}

export class RegisterUser {
  @IsId() userId!: string;
  @IsId() subjectId!: string;
  @IsSealed({ subject: 'subjectId', text: 160, readers: 'any' }) name!: Sealed;
  @IsSealed({ subject: 'subjectId', text: 200, readers: ['administrator'] }) email!: Sealed;
  @IsOrg() org!: string;
  @IsOneOf(['person', 'service', 'device']) kind!: 'person' | 'service' | 'device';
  @IsText(200, optional) externalSubject?: string;
  @IsRef('responder', optional) responderId?: string;
  @IsRef('partner', optional) partnerId?: string;
}

export class ChangeAccess {
  @IsRef('user') userId!: string;
  @IsText(40, { list: true }) grantRoles!: string[];
  @IsText(40, { list: true }) revokeRoles!: string[];
  @IsCountry({ list: true, optional: true }) countryScope?: string[];
  @IsBoolean(optional) allCountries?: boolean;
  @IsText(40, { list: true }) compartmentsAdded!: string[];
  @IsText(40, { list: true }) compartmentsRemoved!: string[];
  @IsText(40, optional) clearance?: string;
  @IsText(40, { list: true, optional: true }) accounts?: string[];
  @IsDate(optional) until?: string;
  @IsBoolean(optional) suspended?: boolean;
  @IsBoolean(optional) closed?: boolean;
  @IsText(500) reason!: string;
}

/** Roles whose grant needs two other people (domain.md §2.15). */
export const dualRoles: readonly string[] = ['administrator', 'key-custodian', 'certifying-officer'];

export const userCommands = {
  RegisterUser: {
    command: RegisterUser,
    sentence: 'Register a person, service or device that uses the system.',
    roles: ['administrator'],
    records: { UserRegistered: '' },
    upsert: true,
    realms: 'live',
  },
  ChangeAccess: {
    command: ChangeAccess,
    sentence: 'Grant or revoke roles, scope and compartments; suspend, reinstate or close.',
    roles: ['administrator', 'system'],
    records: {
      RoleGranted: '',
      RoleRevoked: '',
      ScopeChanged: '',
      CompartmentGranted: '',
      CompartmentRevoked: '',
      UserSuspended: '',
      UserReinstated: '',
      UserClosed: '',
    },
    dual: (command: ChangeAccess) => command.grantRoles.some((role) => dualRoles.includes(role)),
    guarded: true,
    namesRights: true,
    realms: 'live',
  },
} as const satisfies CommandRegistry;

class Because extends Only(ChangeAccess, 'reason') {}
class RightsVersion {
  /** Grows with every change of rights; sessions of an older version read their rights again (trust.md §5). */
  @IsCount() rightsVersion!: number;
}
class OfRole {
  @IsText(40) role!: string;
}
class OfCompartment {
  @IsText(40) compartment!: string;
}

export class UserRegistered extends RegisterUser {}
export class RoleGranted extends All(UserKeys, Because, OfRole, Only(ChangeAccess, 'until'), RightsVersion) {}
export class RoleRevoked extends All(UserKeys, Because, OfRole, RightsVersion) {}
export class ScopeChanged extends All(
  UserKeys,
  Only(ChangeAccess, 'countryScope', 'allCountries', 'clearance', 'accounts', 'reason'),
  RightsVersion,
) {}
export class CompartmentGranted extends All(UserKeys, Because, OfCompartment, RightsVersion) {}
export class CompartmentRevoked extends All(UserKeys, Because, OfCompartment, RightsVersion) {}
export class UserSuspended extends All(UserKeys, Because) {}
export class UserReinstated extends All(UserKeys, Because) {}
export class UserClosed extends All(UserKeys, Because) {}

export const userEvents = {
  UserRegistered,
  RoleGranted,
  RoleRevoked,
  ScopeChanged,
  CompartmentGranted,
  CompartmentRevoked,
  UserSuspended,
  UserReinstated,
  UserClosed,
} as const satisfies EventRegistry;

export type UserCommand = CommandOf<typeof userCommands>;
export type UserEvent = EventOf<typeof userEvents>;

import {
  type ChangeAccess,
  type UserCommand,
  type UserEvent,
  UserKeys,
  type UserRegistered,
  userCommands,
  userEvents,
} from '../../contracts/access/user';
import type { Fault } from '../../contracts/kernel/fault';
import type { Issued } from '../../contracts/kernel/messages';
import { same } from '../../contracts/kernel/same';
import { defineDecider, rule, stop } from '../platform/decider';
import { changesOf, rolesAfter } from './access-changes';
import { changeFault, orgFault, roleFault } from './access-faults';
import { incompatiblePair, noRights, type Rights, rescoped } from './rights';

/** One person, service or device: who it is as registered, what it may do, and whether it may act at all. */
export interface User {
  readonly registered?: Readonly<UserRegistered>;
  readonly rights: Rights;
  readonly suspended: boolean;
  readonly closed: boolean;
}

const change = (user: User, rights: Partial<Rights>, version: number): User => ({
  ...user,
  rights: { ...user.rights, ...rights, version },
});
const without = (items: readonly string[], gone: string) => items.filter((item) => item !== gone);

/** Streams of users and their actors' ids carry the prefix, references to users do not. */
const isSelf = ({ userId }: ChangeAccess, { actor, onBehalfOf }: Issued) =>
  [actor.id, onBehalfOf].some((id) => id === userId || id === `user-${userId}`);

const detailOf = (fault: Fault | undefined) => fault && { ...fault };

const onlyRevokes = ({ userId: _, reason: __, revokeRoles: ___, ...rest }: ChangeAccess) =>
  Object.values(rest).every((value) => value === undefined || (Array.isArray(value) && value.length === 0));

export const user = defineDecider<UserCommand, UserEvent, UserKeys>()<User>({
  category: 'user',
  id: 'userId',
  commands: userCommands,
  events: userEvents,
  initial: { rights: noRights, suspended: false, closed: false },
  keys: ({ registered }) => (registered ? { userId: registered.userId } : {}),

  decide: {
    RegisterUser: {
      done: (command, { registered }) => registered !== undefined && same(registered, command),
      refuse: [
        rule('INVALID_FIELDS', ({ org }, _, __, { policies }) => detailOf(orgFault(org, policies))),
        stop('RECORD_CLOSED', (_, { closed }) => closed && { state: 'closed' }),
      ],
      record: (command) => [{ type: 'UserRegistered', data: { ...command } }],
    },

    ChangeAccess: {
      done: (command, user, { at }) =>
        user.registered !== undefined && !roleFault(command) && changesOf(command, user, at).length === 0,
      refuse: [
        rule(
          'ROLE_NOT_ALLOWED',
          (command, _, { actor }) => actor.role === 'system' && !onlyRevokes(command) && { role: 'system' },
        ),
        rule('INVALID_FIELDS', (command, _, __, { policies }) => detailOf(changeFault(command, policies))),
        stop('NOT_FOUND', ({ userId }, { registered }) => !registered && { stream: `user-${userId}` }),
        stop('RECORD_CLOSED', (_, { closed }) => closed && { state: 'closed' }),
        rule(
          'WRONG_STATE',
          ({ suspended, closed }, user) =>
            closed && !(suspended ?? user.suspended) && { state: 'active', allowed: ['suspended'] },
        ),
        rule('SELF_GRANT', (command, _, issued) => isSelf(command, issued) && { userId: command.userId }),
        rule('ROLES_INCOMPATIBLE', (command, user, { at }) =>
          incompatiblePair(rolesAfter(command, user, at), rescoped(user.rights, command).accounts),
        ),
      ],
      record: (command, user, { at }) => changesOf(command, user, at),
    },
  },

  evolve: {
    UserRegistered: (user, registered) => ({ ...user, registered }),
    RoleGranted: (user, { role, until, rightsVersion }) => {
      const others = user.rights.grants.filter((grant) => grant.role !== role);
      return change(user, { grants: [...others, { role, ...(until !== undefined && { until }) }] }, rightsVersion);
    },
    RoleRevoked: (user, { role, rightsVersion }) =>
      change(user, { grants: user.rights.grants.filter((grant) => grant.role !== role) }, rightsVersion),
    ScopeChanged: (user, scope) => change(user, rescoped(user.rights, scope), scope.rightsVersion),
    CompartmentGranted: (user, { compartment, rightsVersion }) =>
      change(user, { compartments: [...without(user.rights.compartments, compartment), compartment] }, rightsVersion),
    CompartmentRevoked: (user, { compartment, rightsVersion }) =>
      change(user, { compartments: without(user.rights.compartments, compartment) }, rightsVersion),
    UserSuspended: (user) => ({ ...user, suspended: true }),
    UserReinstated: (user) => ({ ...user, suspended: false }),
    UserClosed: (user) => ({ ...user, closed: true }),
  },
});

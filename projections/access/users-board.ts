import type { UserEvent } from '../../contracts/access/user';
import { board, sealedAt } from '../board';
import { blankUser, granted, including, scoped, type UserRow } from './user-row';

/** The short name that stands for somebody where their name is not shown: `user-7f3a`. */
export const pseudonymOf = (userId: string) => `user-${userId.slice(-4)}`;

const registrationColumns = ({ registered, registeredAt, name, email }: UserRow) => ({
  name: name ?? null,
  email: email ?? null,
  org: registered?.org ?? null,
  kind: registered?.kind ?? null,
  externalSubject: registered?.externalSubject ?? null,
  responderId: registered?.responderId ?? null,
  partnerId: registered?.partnerId ?? null,
  registeredAt: registeredAt ?? null,
});

/** Accounts and rights of the people, services and devices that use the system. */
export const usersBoard = board<UserEvent>()({
  topic: 'users',
  version: 1,
  category: 'user',
  readers: ['administrator'],
  keys: ({ data }) => [data.userId],
  blank: blankUser,
  on: {
    UserRegistered: (row, event) => ({
      ...row,
      registered: event.data,
      registeredAt: row.registeredAt ?? event.metadata.recordedAt,
      name: sealedAt(event, 'name', event.data.name),
      email: sealedAt(event, 'email', event.data.email),
    }),
    RoleGranted: (row, { data }) => ({
      ...row,
      roles: granted(row.roles, data.role, data.until),
      rightsVersion: data.rightsVersion,
    }),
    RoleRevoked: (row, { data }) => ({
      ...row,
      roles: row.roles.filter(({ role }) => role !== data.role),
      rightsVersion: data.rightsVersion,
    }),
    ScopeChanged: scoped,
    CompartmentGranted: (row, { data }) => ({
      ...row,
      compartments: including(row.compartments, data.compartment),
      rightsVersion: data.rightsVersion,
    }),
    CompartmentRevoked: (row, { data }) => ({
      ...row,
      compartments: row.compartments.filter((one) => one !== data.compartment),
      rightsVersion: data.rightsVersion,
    }),
    UserSuspended: (row) => ({ ...row, state: 'suspended' as const }),
    UserReinstated: (row) => ({ ...row, state: 'active' as const }),
    UserClosed: (row) => ({ ...row, state: 'closed' as const }),
  },
  show: (row, key) => ({
    pseudonym: pseudonymOf(key),
    ...registrationColumns(row),
    state: row.state,
    roles: row.roles.map((held) => ({ ...held })),
    countries: row.countries,
    compartments: row.compartments,
    clearance: row.clearance,
    accounts: row.accounts,
    rightsVersion: row.rightsVersion,
  }),
});

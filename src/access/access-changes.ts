import type { ChangeAccess, UserEvent } from '../../contracts/access/user';
import { type Rights, rescoped, rolesAt, type ScopeChange } from './rights';

type Change = Readonly<ChangeAccess>;
export interface Standing {
  readonly rights: Rights;
  readonly suspended: boolean;
  readonly closed: boolean;
}

type Numbered = Extract<UserEvent, { data: { rightsVersion: number } }>;
type Draft<E> = E extends { type: infer T; data: infer D }
  ? { readonly type: T; readonly data: Omit<D, 'userId'> }
  : never;
/** One change of access as an event that still lacks its keys. */
export type AccessChange = Draft<Exclude<UserEvent, { type: 'UserRegistered' }>>;
type Unnumbered<E> = E extends { type: infer T; data: infer D }
  ? { readonly type: T; readonly data: Omit<D, 'userId' | 'rightsVersion'> }
  : never;
type NumberedChange = Unnumbered<Numbered>;

const distinct = (items: readonly string[]) => [...new Set(items)];

/** Roles a person would hold after the command. */
export const rolesAfter = (command: Change, { rights }: Standing, at: string): readonly string[] =>
  distinct([...rolesAt(rights, at).filter((role) => !command.revokeRoles.includes(role)), ...command.grantRoles]);

/**
 * What the command changes, one event for each change; what already holds is left out. Revocations come first, so that
 * no revision in between holds roles that exclude one another.
 */
export function changesOf(command: Change, standing: Standing, at: string): readonly AccessChange[] {
  const numbered = [
    ...revoked(command, standing),
    ...granted(command, standing, at),
    ...scope(command, standing),
    ...compartments(command, standing),
  ].map(
    ({ type, data }, index) =>
      ({ type, data: { ...data, rightsVersion: standing.rights.version + index + 1 } }) as AccessChange,
  );
  return [...numbered, ...state(command, standing)];
}

const revoked = ({ revokeRoles, reason }: Change, { rights }: Standing): readonly NumberedChange[] =>
  distinct(revokeRoles)
    .filter((role) => rights.grants.some((grant) => grant.role === role))
    .map((role) => ({ type: 'RoleRevoked', data: { reason, role } }));

function granted({ grantRoles, until, reason }: Change, { rights }: Standing, at: string): readonly NumberedChange[] {
  const held = rolesAt(rights, at);
  const same = (role: string) =>
    held.includes(role) && rights.grants.some((grant) => grant.role === role && grant.until === until);
  return distinct(grantRoles)
    .filter((role) => !same(role))
    .map((role) => ({ type: 'RoleGranted', data: { reason, role, ...(until !== undefined && { until }) } }));
}

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item) => b.includes(item));
const sameScope = (a: Rights, b: Rights) =>
  sameSet(a.countries, b.countries) &&
  a.allCountries === b.allCountries &&
  a.clearance === b.clearance &&
  sameSet(a.accounts, b.accounts);

function scope(command: Change, { rights }: Standing): readonly NumberedChange[] {
  const { countryScope, allCountries, clearance, accounts, reason } = command;
  const change: ScopeChange = {
    ...(countryScope && { countryScope: distinct(countryScope) }),
    ...(allCountries !== undefined && { allCountries }),
    ...(clearance !== undefined && { clearance }),
    ...(accounts && { accounts: distinct(accounts) }),
  };
  if (sameScope(rights, rescoped(rights, change))) return [];
  return [
    { type: 'ScopeChanged', data: { ...change, reason } as Extract<NumberedChange, { type: 'ScopeChanged' }>['data'] },
  ];
}

function compartments(command: Change, { rights }: Standing): readonly NumberedChange[] {
  const { compartmentsAdded, compartmentsRemoved, reason } = command;
  const removed = distinct(compartmentsRemoved).filter((compartment) => rights.compartments.includes(compartment));
  const added = distinct(compartmentsAdded).filter((compartment) => !rights.compartments.includes(compartment));
  return [
    ...removed.map((compartment) => ({ type: 'CompartmentRevoked' as const, data: { reason, compartment } })),
    ...added.map((compartment) => ({ type: 'CompartmentGranted' as const, data: { reason, compartment } })),
  ];
}

function* state({ suspended, closed, reason }: Change, standing: Standing): Generator<AccessChange> {
  if (suspended === true && !standing.suspended) yield { type: 'UserSuspended', data: { reason } };
  if (suspended === false && standing.suspended) yield { type: 'UserReinstated', data: { reason } };
  if (closed === true && !standing.closed) yield { type: 'UserClosed', data: { reason } };
}

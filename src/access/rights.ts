import type { Classification } from '../../contracts/metadata';
import { incompatibleRoles, incompatibleWithinAccount } from '../../contracts/vocabulary/roles';

/** A role somebody was granted; it ends with the day `until`, counted in UTC. */
export interface Grant {
  readonly role: string;
  readonly until?: string;
}

/** What one user may do, as the events of the user's stream say it (domain.md §2.15). */
export interface Rights {
  readonly grants: readonly Grant[];
  readonly countries: readonly string[];
  readonly allCountries: boolean;
  readonly compartments: readonly string[];
  readonly clearance: Classification;
  /** Treasury accounts the roles of money reach; none until named. */
  readonly accounts: readonly string[];
  /** Grows with every change of rights. */
  readonly version: number;
}

/** Rights of somebody just registered: none. */
export const noRights: Rights = {
  grants: [],
  countries: [],
  allCountries: false,
  compartments: [],
  clearance: 'UNCLASSIFIED',
  accounts: [],
  version: 0,
};

/** Roles in force at an instant; a grant counts through the whole of its last day. */
export const rolesAt = ({ grants }: Pick<Rights, 'grants'>, instant: string): readonly string[] =>
  grants.filter(({ until }) => until === undefined || instant.slice(0, 10) <= until).map(({ role }) => role);

/** What a change of scope may name; a member that is absent stays as it is. */
export interface ScopeChange {
  readonly countryScope?: readonly string[] | undefined;
  readonly allCountries?: boolean | undefined;
  readonly clearance?: string | undefined;
  readonly accounts?: readonly string[] | undefined;
}

/** Rights after a change of scope. Naming countries ends a scope of all countries unless the change says otherwise. */
export const rescoped = (rights: Rights, change: ScopeChange): Rights => ({
  ...rights,
  countries: change.countryScope ?? rights.countries,
  allCountries: change.allCountries ?? (change.countryScope === undefined && rights.allCountries),
  clearance: (change.clearance as Classification | undefined) ?? rights.clearance,
  accounts: change.accounts ?? rights.accounts,
});

/** The first pair of roles that no one person may hold together, with the account where it is one account's rule. */
export function incompatiblePair(roles: readonly string[], accounts: readonly string[]) {
  const pair = incompatibleRoles.find((both) => both.every((role) => roles.includes(role)));
  if (pair) return { roles: pair };
  const [account] = accounts;
  const within = incompatibleWithinAccount.find((both) => both.every((role) => roles.includes(role)));
  return within && account !== undefined ? { roles: within, account } : undefined;
}

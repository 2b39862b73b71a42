import type { UserEvent } from '../../contracts/access/user';
import type { JsonObject } from '../../contracts/encoding';
import type { Known } from '../../contracts/kernel/messages';

/** A role somebody holds, through the last day of it where there is one. */
export interface HeldRole {
  readonly role: string;
  readonly until: string | null;
}

/** A user as the board keeps it; name and email stay sealed. */
export interface UserRow {
  readonly registered?: Pick<
    Known<UserEvent, 'UserRegistered'>['data'],
    'org' | 'kind' | 'externalSubject' | 'responderId' | 'partnerId'
  >;
  readonly registeredAt?: string;
  readonly name?: JsonObject;
  readonly email?: JsonObject;
  readonly state: 'active' | 'suspended' | 'closed';
  readonly roles: readonly HeldRole[];
  readonly countries: readonly string[] | 'all';
  readonly compartments: readonly string[];
  readonly clearance: string;
  readonly accounts: readonly string[];
  readonly rightsVersion: number;
}

/** Somebody who was registered and never granted anything. */
export const blankUser: UserRow = {
  state: 'active',
  roles: [],
  countries: [],
  compartments: [],
  clearance: 'UNCLASSIFIED',
  accounts: [],
  rightsVersion: 0,
};

/** The list with the item once, in its first place. */
export const including = (list: readonly string[], item: string) => (list.includes(item) ? list : [...list, item]);

/** The roles after one was granted, or granted again with another end. */
export const granted = (held: readonly HeldRole[], role: string, until: string | undefined): readonly HeldRole[] => {
  const grant = { role, until: until ?? null };
  const at = held.findIndex((one) => one.role === role);
  return at === -1 ? [...held, grant] : held.with(at, grant);
};

/** The scope after a change: what the event does not name stays. */
export const scoped = (row: UserRow, { data }: Known<UserEvent, 'ScopeChanged'>): UserRow => ({
  ...row,
  countries: countriesAfter(row.countries, data),
  clearance: data.clearance ?? row.clearance,
  accounts: data.accounts ?? row.accounts,
  rightsVersion: data.rightsVersion,
});

function countriesAfter(
  before: UserRow['countries'],
  { allCountries, countryScope }: Known<UserEvent, 'ScopeChanged'>['data'],
): UserRow['countries'] {
  if (allCountries === true) return 'all';
  if (countryScope !== undefined) return countryScope;
  return allCountries === false && before === 'all' ? [] : before;
}

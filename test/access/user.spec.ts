import type { ChangeAccess, RegisterUser, UserEvent } from '../../contracts/access/user';
import type { Sealed } from '../../contracts/kernel/fields';
import { incompatibleRoles, incompatibleWithinAccount, roles } from '../../contracts/vocabulary/roles';
import { user } from '../../src/access/user';
import { scenario } from '../scenario';

const userId = '01900000-0000-7000-8000-0000000000a1';
const subjectId = '01900000-0000-7000-8000-0000000000b1';
const sealed = (eq: string): Sealed => ({ $sealed: 1, key: subjectId, iv: '', ct: '', tag: '', eq });
const draft = (eq: string) => ({ $draft: 'handle', eq }) as unknown as Sealed;
const registration: RegisterUser = {
  userId,
  subjectId,
  name: sealed('name'),
  email: sealed('email'),
  org: 'STATE',
  kind: 'person',
};
const registered: UserEvent = { type: 'UserRegistered', data: registration };
const granted = (role: string, rightsVersion: number, until?: string): UserEvent => ({
  type: 'RoleGranted',
  data: { userId, reason: 'duty', role, rightsVersion, ...(until && { until }) },
});
const register = (change: Partial<RegisterUser> = {}) => ({
  type: 'RegisterUser' as const,
  data: { ...registration, ...change },
});
const access = (change: Partial<ChangeAccess>) => ({
  type: 'ChangeAccess' as const,
  data: {
    userId,
    grantRoles: [],
    revokeRoles: [],
    compartmentsAdded: [],
    compartmentsRemoved: [],
    reason: 'duty',
    ...change,
  },
});
const { given } = scenario(user);
const because = { userId, reason: 'duty' };
const system = { issued: { actor: { id: 'system', role: 'system', org: 'WATCHFLOOR' } } };

describe('RegisterUser', () => {
  test('registers a person once', () => {
    given().when(register()).records({ type: 'UserRegistered', data: registration });
  });
  test('a repeat whose sealed values say the same records nothing', () => {
    given(registered)
      .when(register({ name: draft('name'), email: draft('email') }))
      .recordsNothing();
  });
  test('a repeat with another name records again', () => {
    const data = { ...registration, name: draft('married name') };
    given(registered).when({ type: 'RegisterUser', data }).records({ type: 'UserRegistered', data });
  });
  test('refuses an organization that no policy lists, and a closed account', () => {
    given()
      .when(register({ org: 'ACME' }))
      .refuses('INVALID_FIELDS');
    given(registered, { type: 'UserSuspended', data: because }, { type: 'UserClosed', data: because })
      .when(register({ org: 'DOD' }))
      .refuses('RECORD_CLOSED');
  });
});

describe('ChangeAccess', () => {
  test('records one event per change, revocations first, each rights event one version higher', () => {
    given(registered, granted('watch-officer', 1))
      .when(
        access({
          grantRoles: ['senior-watch-officer', 'planner'],
          revokeRoles: ['watch-officer'],
          countryScope: ['KEN', 'SSD'],
          clearance: 'SBU',
          compartmentsAdded: ['atrocity'],
          until: '2013-12-31',
          suspended: true,
        }),
      )
      .records(
        { type: 'RoleRevoked', data: { ...because, role: 'watch-officer', rightsVersion: 2 } },
        {
          type: 'RoleGranted',
          data: { ...because, role: 'senior-watch-officer', until: '2013-12-31', rightsVersion: 3 },
        },
        { type: 'RoleGranted', data: { ...because, role: 'planner', until: '2013-12-31', rightsVersion: 4 } },
        {
          type: 'ScopeChanged',
          data: { ...because, countryScope: ['KEN', 'SSD'], clearance: 'SBU', rightsVersion: 5 },
        },
        { type: 'CompartmentGranted', data: { ...because, compartment: 'atrocity', rightsVersion: 6 } },
        { type: 'UserSuspended', data: because },
      );
  });
  test('naming countries ends a scope of all countries', () => {
    given(registered, { type: 'ScopeChanged', data: { ...because, allCountries: true, rightsVersion: 1 } })
      .when(access({ countryScope: ['KEN'] }))
      .records({ type: 'ScopeChanged', data: { ...because, countryScope: ['KEN'], rightsVersion: 2 } });
  });
  test('reinstates, and takes a compartment away', () => {
    given(
      registered,
      { type: 'CompartmentGranted', data: { ...because, compartment: 'atrocity', rightsVersion: 1 } },
      { type: 'UserSuspended', data: because },
    )
      .when(access({ compartmentsRemoved: ['atrocity'], suspended: false }))
      .records(
        { type: 'CompartmentRevoked', data: { ...because, compartment: 'atrocity', rightsVersion: 2 } },
        { type: 'UserReinstated', data: because },
      );
  });
  test('a role whose last day has passed is granted again; the same grant is not', () => {
    given(registered, granted('planner', 1, '2013-03-03'))
      .when(access({ grantRoles: ['planner'] }))
      .records({ type: 'RoleGranted', data: { ...because, role: 'planner', rightsVersion: 2 } });
    given(registered, granted('planner', 1, '2013-03-04'))
      .when(access({ grantRoles: ['planner'], until: '2013-03-04' }))
      .recordsNothing();
  });
  test.each([
    ['nothing at all', {}],
    ['a role not held', { revokeRoles: ['planner'] }],
    ['a compartment not held', { compartmentsRemoved: ['atrocity'] }],
    ['reinstating the active', { suspended: false }],
  ] as const)('%s records nothing', (_, change) => {
    given(registered)
      .when(access(change as Partial<ChangeAccess>))
      .recordsNothing();
  });
  test.each([
    ['a role that does not exist', { grantRoles: ['watchman'] }],
    ['system', { grantRoles: ['system'] }],
    ['revoking a role that does not exist', { revokeRoles: ['watchman'] }],
    ['granting and revoking at once', { grantRoles: ['planner'], revokeRoles: ['planner'] }],
    ['a compartment that no policy lists', { compartmentsAdded: ['attic'] }],
    ['a clearance that does not exist', { clearance: 'COSMIC' }],
  ] as const)('refuses %s', (_, change) => {
    given(registered)
      .when(access(change as unknown as Partial<ChangeAccess>))
      .refuses('INVALID_FIELDS');
  });
  test('nobody changes their own rights, neither directly nor through a delegation', () => {
    const self = { actor: { id: `user-${userId}`, role: 'administrator', org: 'STATE' } };
    given(registered)
      .when(access({ grantRoles: ['planner'] }), { issued: self })
      .refuses('SELF_GRANT');
    given(registered)
      .when(access({ suspended: true }), { issued: { onBehalfOf: userId } })
      .refuses('SELF_GRANT');
  });
  test('an account closes from suspension only, and then for ever', () => {
    given(registered)
      .when(access({ closed: true }))
      .refuses('WRONG_STATE');
    given(registered)
      .when(access({ suspended: true, closed: true }))
      .records({ type: 'UserSuspended', data: because }, { type: 'UserClosed', data: because });
    given(registered, { type: 'UserSuspended', data: because }, { type: 'UserClosed', data: because })
      .when(access({ grantRoles: ['planner'] }))
      .refuses('RECORD_CLOSED');
  });
  test('needs somebody registered', () => {
    given()
      .when(access({ grantRoles: ['planner'] }))
      .refuses('NOT_FOUND');
  });
  test('the system revokes roles and does nothing else', () => {
    given(registered, granted('planner', 1))
      .when(access({ revokeRoles: ['planner'] }), system)
      .records({ type: 'RoleRevoked', data: { ...because, role: 'planner', rightsVersion: 2 } });
    for (const change of [
      { grantRoles: ['planner'] },
      { suspended: true },
      { compartmentsAdded: ['atrocity'] },
      { until: '2013-05-01', grantRoles: ['planner'] },
    ])
      given(registered).when(access(change), system).refuses('ROLE_NOT_ALLOWED');
  });
});

describe('roles one person may not hold together', () => {
  test.each(incompatibleRoles)('%s and %s', (held, wanted) => {
    given(registered, granted(held, 1))
      .when(access({ grantRoles: [wanted] }))
      .refuses('ROLES_INCOMPATIBLE');
    given(registered)
      .when(access({ grantRoles: [held, wanted] }))
      .refuses('ROLES_INCOMPATIBLE');
  });
  test('every other pair is allowed', () => {
    const forbidden = new Set(incompatibleRoles.map((pair) => [...pair].sort().join()));
    for (const [index, first] of roles.entries())
      for (const second of roles.slice(index + 1)) {
        if (forbidden.has([first, second].sort().join())) continue;
        given(registered, granted(first, 1))
          .when(access({ grantRoles: [second] }))
          .records({ type: 'RoleGranted', data: { ...because, role: second, rightsVersion: 2 } });
      }
  });
  test('swapping one for the other in a single command is allowed', () => {
    given(registered, granted('evaluator', 1))
      .when(access({ grantRoles: ['fund-manager'], revokeRoles: ['evaluator'] }))
      .records(
        { type: 'RoleRevoked', data: { ...because, role: 'evaluator', rightsVersion: 2 } },
        { type: 'RoleGranted', data: { ...because, role: 'fund-manager', rightsVersion: 3 } },
      );
  });
  test.each(incompatibleWithinAccount)('%s and %s within one account', (first, second) => {
    const account = '019-X-0121-000';
    given(registered, granted(first, 1))
      .when(access({ grantRoles: [second], accounts: [account] }))
      .refuses('ROLES_INCOMPATIBLE');
    given(registered, granted(first, 1), granted(second, 2))
      .when(access({ accounts: [account] }))
      .refuses('ROLES_INCOMPATIBLE');
    given(registered, granted(first, 1))
      .when(access({ grantRoles: [second] }))
      .records({ type: 'RoleGranted', data: { ...because, role: second, rightsVersion: 2 } });
  });
});

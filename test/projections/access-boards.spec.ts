import { importsBoard } from '../../projections/access/imports-board';
import { policiesBoard } from '../../projections/access/policies-board';
import { usersBoard } from '../../projections/access/users-board';
import { recorded, shown, withoutClock } from './folding';
import { golden, goldenOf } from './golden';

const userId = goldenOf('UserRegistered').data.userId as string;
const user = (...events: Parameters<typeof shown>[1]) => shown(usersBoard, events)[userId];
const scope = (more: object) =>
  recorded(`user-${userId}`, 'ScopeChanged', { userId, reason: 'x', rightsVersion: 9, ...more });

describe('board users', () => {
  withoutClock();
  const registered = goldenOf('UserRegistered');

  it('copies name and email sealed, with the place they stand at', () => {
    expect(user(registered)).toMatchObject({
      pseudonym: 'user-0071',
      name: {
        ...(registered.data.name as object),
        at: `${registered.id}#/name`,
        type: 'UserRegistered',
        version: 1,
      },
      email: { at: `${registered.id}#/email` },
      org: 'STATE',
      kind: 'person',
      state: 'active',
      roles: [],
      countries: [],
      compartments: [],
      clearance: 'UNCLASSIFIED',
      rightsVersion: 0,
    });
  });

  it('follows roles with their end', () => {
    const granted = goldenOf('RoleGranted');
    const forGood = recorded(`user-${userId}`, 'RoleGranted', {
      userId,
      reason: 'x',
      role: 'watch-officer',
      rightsVersion: 2,
    });
    expect(user(registered, granted, granted).roles).toEqual([{ role: 'watch-officer', until: '2013-06-30' }]);
    expect(user(registered, granted, forGood)).toMatchObject({
      roles: [{ role: 'watch-officer', until: null }],
      rightsVersion: 2,
    });
    expect(user(registered, granted, goldenOf('RoleRevoked'))).toMatchObject({ roles: [], rightsVersion: 5 });
  });

  it('follows scope: what a change does not name stays', () => {
    const first = goldenOf('ScopeChanged');
    expect(user(registered, first)).toMatchObject({ countries: ['KEN', 'UGA'], clearance: 'SBU', accounts: [] });
    expect(user(registered, first, scope({ clearance: 'SECRET' }))).toMatchObject({
      countries: ['KEN', 'UGA'],
      clearance: 'SECRET',
    });
    expect(user(registered, first, scope({ allCountries: true })).countries).toBe('all');
    expect(user(registered, scope({ allCountries: true }), scope({ allCountries: false })).countries).toEqual([]);
    expect(user(registered, scope({ allCountries: true }), scope({ countryScope: ['MLI'] })).countries).toEqual([
      'MLI',
    ]);
  });

  it('follows compartments and state', () => {
    const compartment = goldenOf('CompartmentGranted');
    expect(user(registered, compartment, compartment).compartments).toEqual(['atrocity']);
    expect(user(registered, compartment, goldenOf('CompartmentRevoked')).compartments).toEqual([]);
    expect(user(registered, goldenOf('UserSuspended')).state).toBe('suspended');
    expect(user(registered, goldenOf('UserSuspended'), goldenOf('UserReinstated')).state).toBe('active');
    expect(user(...golden).state).toBe('closed');
  });

  it('is for administrators', () => expect(usersBoard.readers).toEqual(['administrator']));
});

describe('board imports', () => {
  withoutClock();
  const started = goldenOf('ImportStarted');
  const batch = (...events: Parameters<typeof shown>[1]) => shown(importsBoard, events)[started.data.batchId as string];

  it('follows a batch to its counts', () => {
    expect(batch(started, goldenOf('ImportProgressed'))).toMatchObject({
      source: 'ucdp-ged',
      format: 'ucdpGed',
      profile: { name: 'ucdp-ged', version: 1 },
      file: { name: 'ged.csv', bytes: 120 },
      state: 'running',
      rowsDone: 1,
      counts: null,
      startedBy: started.metadata.actor.id,
    });
    expect(batch(started, goldenOf('ImportConcluded'))).toMatchObject({
      state: 'concluded',
      rowsDone: 2,
      counts: { read: 2, created: 1, revised: 1, unchanged: 0, withdrawn: 1, rejected: 0, warnings: 1 },
      endedAt: goldenOf('ImportConcluded').metadata.recordedAt,
    });
  });

  it('tells why a batch was refused', () => {
    const refused = recorded(started.stream, 'ImportRefused', {
      ...goldenOf('ImportRefused').data,
      batchId: started.data.batchId,
    });
    expect(batch(started, refused)).toMatchObject({ state: 'refused', refusalReason: 'unknown header' });
  });
});

it('board policies shows the version in force', () => {
  expect(shown(policiesBoard, golden)['alert-shelving']).toMatchObject({
    version: 1,
    value: '{"maxHours":6}',
    previousValue: '{"maxHours":8}',
    since: '2013-03-04T00:00:00Z',
    setBy: goldenOf('PolicySet').metadata.actor.id,
  });
});

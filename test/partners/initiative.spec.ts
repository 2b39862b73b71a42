import type { ConcludeInitiative, RaiseSafetyConcern } from '../../contracts/partners/initiative';
import { initiative } from '../../src/partners/initiative/decider';
import { scenario } from '../scenario';
import {
  activity,
  concluded,
  idOf,
  initiativeId,
  initiativeKeys,
  launch,
  launched,
  proposal,
  proposed,
  sealed,
  worked,
} from './cases';

const { given } = scenario(initiative);
const facts = { owner: { local: true, status: 'registered' as const } };
const propose = (more: object = {}) => ({ type: 'ProposeInitiative' as const, data: { ...proposal, ...more } });
const launching = (more: object = {}) => ({ type: 'LaunchInitiative' as const, data: { ...launch, ...more } });
const record = (more: object = {}) => ({ type: 'RecordActivity' as const, data: { ...activity, ...more } });
const concern: RaiseSafetyConcern = {
  initiativeId,
  concernId: idOf(310),
  severity: 2,
  account: sealed('s'),
  suspendActivity: true,
};
const raise = (more: object = {}) => ({ type: 'RaiseSafetyConcern' as const, data: { ...concern, ...more } });
const raised = { type: 'SafetyConcernRaised' as const, data: { ...initiativeKeys, ...concern } };
const conclude = (more: Partial<ConcludeInitiative> = {}) => ({
  type: 'ConcludeInitiative' as const,
  data: { initiativeId, outcome: 'completed' as const, result: 'Done.', ...more },
});

describe('proposing an initiative', () => {
  it('is recorded once, and its id stays its own', () => {
    given().when(propose(), { facts }).records(proposed);
    given(proposed).when(propose(), { facts }).recordsNothing();
    given(proposed)
      .when(propose({ title: 'Other' }), { facts })
      .refuses('ALREADY_EXISTS');
  });
  it('names what it works on', () =>
    given()
      .when(propose({ driverIds: [] }), { facts })
      .refuses('CAUSE_MISSING'));
  it('is owned by a partner that is registered as local', () => {
    given()
      .when(propose(), { facts: { owner: { local: false, status: 'registered' } } })
      .refuses('LOCAL_OWNER_NOT_LOCAL');
    given()
      .when(propose({ driverIds: [] }))
      .refuses('CAUSE_MISSING', 'LOCAL_OWNER_NOT_LOCAL');
  });
});

describe('launching an initiative', () => {
  it('starts its period', () => {
    given(proposed).when(launching()).records(launched);
    given({ type: 'InitiativeProposed', data: { ...proposal, period: { from: '2013-01-15' } } })
      .when(launching())
      .records({ type: 'InitiativeLaunched', data: { ...initiativeKeys, ...launch, period: { from: '2013-02-01' } } });
  });
  it('happens once, before the period is over', () => {
    given(proposed, launched).when(launching()).recordsNothing();
    given(proposed, launched)
      .when(launching({ startsOn: '2013-03-01' }))
      .refuses('WRONG_STATE');
    given(proposed)
      .when(launching({ startsOn: '2013-06-01' }))
      .refuses('INVALID_FIELDS');
    given(proposed)
      .when(launching({ startsOn: '2013-05-31' }))
      .records({
        type: 'InitiativeLaunched',
        data: {
          ...initiativeKeys,
          ...launch,
          startsOn: '2013-05-31',
          period: { from: '2013-05-31', to: '2013-05-31' },
        },
      });
  });
});

describe('recording an activity', () => {
  it.each([
    ['locality', 'admin1', 'admin1'],
    ['country', 'admin1', 'country'],
    ['locality', 'exact', 'locality'],
    ['exact', 'exact', 'exact'],
  ] as const)(
    'at a place known by %s that may be shown by %s shows %s',
    (precision, placeMayBeShown, shownPrecision) => {
      const place = { ...activity.place, precision };
      const careful = { ...launched, data: { ...launched.data, doNoHarm: { placeMayBeShown, risks: 'Known.' } } };
      given(proposed, careful as typeof launched)
        .when(record({ place }))
        .records({ type: 'ActivityRecorded', data: { ...initiativeKeys, ...activity, place, shownPrecision } });
    },
  );
  it('is recorded once, and its id stays its own', () => {
    given(proposed, launched, worked()).when(record()).recordsNothing();
    given(proposed, launched, worked())
      .when(record({ title: 'Other' }))
      .refuses('ALREADY_EXISTS');
  });
  it('goes on after a concern that asks to suspend it', () =>
    given(proposed, launched, raised).when(record()).records(worked()));
  it('needs an initiative that runs', () => {
    given().when(record()).refuses('NOT_FOUND');
    given(proposed).when(record()).refuses('WRONG_STATE');
  });
  it.each([
    { total: 10, female: 6, male: 5, youth: 0, firstTime: 0 },
    { total: 10, female: 5, male: 5, youth: 11, firstTime: 0 },
    { total: 10, female: 0, male: 0, youth: 0, firstTime: 11 },
  ])('refuses counts whose parts are more than the whole: %j', (participants) =>
    given(proposed, launched).when(record({ participants })).refuses('COUNTS_INCONSISTENT'),
  );
});

describe('a safety concern', () => {
  it('may be raised from the proposal on, once', () => {
    given(proposed).when(raise()).records(raised);
    given(proposed, launched).when(raise()).records(raised);
    given(proposed, raised)
      .when(raise({ account: sealed('s', 'k2') }))
      .recordsNothing();
    given(proposed, raised)
      .when(raise({ account: sealed('t') }))
      .refuses('ALREADY_EXISTS');
    given().when(raise()).refuses('NOT_FOUND');
  });
});

describe('concluding an initiative', () => {
  const totals = { participantsTotal: 48, activities: 2 };
  it.each(['completed', 'discontinued'] as const)('as %s sums up what was done', (outcome) =>
    given(proposed, launched, worked(), worked(304))
      .when(conclude({ outcome }))
      .records({
        type: 'InitiativeConcluded',
        data: { ...initiativeKeys, initiativeId, outcome, result: 'Done.', ...totals },
      }),
  );
  it('as handed over names who takes over', () => {
    given(proposed, launched)
      .when(conclude({ outcome: 'handedOver' }))
      .refuses('HANDOVER_NOT_NAMED');
    const handed = conclude({ outcome: 'handedOver', ownershipTo: 'Elders' });
    given(proposed, launched)
      .when(handed)
      .records({
        type: 'InitiativeConcluded',
        data: { ...initiativeKeys, ...handed.data, participantsTotal: 0, activities: 0 },
      });
  });
  it('needs an initiative that runs', () => {
    given().when(conclude()).refuses('NOT_FOUND');
    given(proposed).when(conclude()).refuses('WRONG_STATE');
  });
  it('ends it', () => {
    const past = [proposed, launched, concluded];
    given(...past)
      .when(conclude())
      .recordsNothing();
    for (const wish of [
      conclude({ outcome: 'discontinued' }),
      launching({ startsOn: '2013-03-01' }),
      record(),
      raise(),
    ])
      given(...past)
        .when(wish)
        .refuses('RECORD_CLOSED');
  });
  it('keeps the crisis it belongs to', () => {
    const crisisId = idOf(320);
    given({ ...proposed, data: { ...proposal, crisisId } } as typeof proposed, launched)
      .when(conclude())
      .records({ ...concluded, data: { ...concluded.data, crisisId } } as typeof concluded);
  });
});

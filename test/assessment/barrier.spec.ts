import type { BarrierEvent, RaiseBarrier, RemoveBarrier } from '../../contracts/assessment/barrier';
import { barrierCommands } from '../../contracts/assessment/barrier';
import { roles } from '../../contracts/vocabulary/roles';
import { barrier } from '../../src/assessment/barrier';
import { scenario } from '../scenario';
import { idOf } from './cases';

const { given } = scenario(barrier);
const raising: RaiseBarrier = {
  barrierId: idOf(1),
  kind: 'capabilityGap',
  title: 'Too few mediators',
  text: 'The county dialogues need ten and we have six.',
  skillArea: 'mediation',
  need: 10,
  have: 6,
  country: 'KEN',
  ownerOrg: 'STATE',
  institutional: true,
  dueAt: '2013-03-20',
};
const removal: RemoveBarrier = { barrierId: idOf(1), how: 'Four more were hired.', changeRefs: [{ kind: 'policy' }] };
const keys = { barrierId: idOf(1), kind: 'capabilityGap', country: 'KEN' } as const;
const raised: BarrierEvent & { at: string } = {
  type: 'BarrierRaised',
  data: raising,
  at: '2013-03-01T06:00:00.000000Z',
};
const removed: BarrierEvent = {
  type: 'BarrierRemoved',
  data: { ...keys, ...removal, daysOpen: 2, skillArea: 'mediation' },
};
const raise = { type: 'RaiseBarrier' as const, data: raising };
const remove = { type: 'RemoveBarrier' as const, data: removal };

describe('a barrier', () => {
  it('is raised once', () => {
    given().when(raise).records({ type: 'BarrierRaised', data: raising });
    given(raised).when(raise).recordsNothing();
    given(raised)
      .when({ ...raise, data: { ...raising, title: 'Other' } })
      .refuses('ALREADY_EXISTS');
  });

  it('names a skill area that the installation lists, or none', () => {
    given()
      .when({ ...raise, data: { ...raising, skillArea: 'tea leaves' } })
      .refuses('INVALID_FIELDS');
    const { skillArea: _, ...plain } = raising;
    given()
      .when({ ...raise, data: plain })
      .records({ type: 'BarrierRaised', data: plain });
  });

  it('is removed with the whole days that it stood and the area that it was raised with', () =>
    given(raised)
      .when(remove, { issued: { at: '2013-03-04T05:59:59.000000Z' } })
      .records({ ...removed, data: { ...removed.data, daysOpen: 2 } } as BarrierEvent));

  it('counts the days to when it was gone, not to when that was told, and never fewer than none', () => {
    const days = (effectiveAt: string, daysOpen: number) =>
      given(raised)
        .when(remove, { issued: { effectiveAt } })
        .records({ ...removed, data: { ...removed.data, daysOpen } } as BarrierEvent);
    days('2013-03-02T06:00:00Z', 1);
    days('2013-02-27T06:00:00Z', 0);
  });

  it('can only be removed where it stands, and once', () => {
    given().when(remove).refuses('NOT_FOUND');
    given(raised, removed).when(remove).recordsNothing();
    given(raised, removed)
      .when({ ...remove, data: { ...removal, how: 'Otherwise.' } })
      .refuses('RECORD_CLOSED');
  });

  it('that was removed is not raised again', () => {
    given(raised, removed)
      .when({ ...raise, data: { ...raising, title: 'Other' } })
      .refuses('RECORD_CLOSED');
    given(raised, removed).when(raise).recordsNothing();
  });

  it('is anybody’s to raise and remove but those who only check, keep or serve', () => {
    const others = ['evaluator', 'auditor', 'key-custodian', 'administrator', 'service'];
    for (const { roles: allowed } of Object.values(barrierCommands))
      expect(allowed).toEqual(roles.filter((role) => !others.includes(role)));
  });
});

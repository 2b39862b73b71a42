import { barriersBoard } from '../../projections/assessment/barriers-board';
import { capabilitiesBoard } from '../../projections/assessment/capabilities-board';
import { clock, variant } from '../projections/clocks';
import { shown, withoutClock } from '../projections/folding';
import { goldenOf } from '../projections/golden';
import { idOf } from './cases';

const raised = goldenOf('BarrierRaised');
const removed = goldenOf('BarrierRemoved');
const registered = goldenOf('CapabilityRegistered');

describe('board capabilities', () => {
  withoutClock();
  const mediation = (...events: Parameters<typeof shown>[1]) => shown(capabilitiesBoard, events).mediation;
  const supply = (more: object) => variant('CapabilityRegistered', more);

  it('adds up who is there by kind of holder, ready when the first of them is', () => {
    const others = [
      supply({ itemId: idOf(1), quantity: 4, readyInDays: 30 }),
      supply({ itemId: idOf(2), holderKind: 'usgAgency', quantity: 1, readyInDays: 3 }),
      supply({ itemId: idOf(3), holderKind: 'academic', quantity: 0, readyInDays: 1 }),
    ];
    expect(mediation(registered, ...others).available).toEqual([
      { holderKind: 'usgAgency', quantity: 1, readyInDays: 3 },
      { holderKind: 'international', quantity: 10, readyInDays: 14 },
    ]);
  });

  it('takes the latest of each holder; a struck one is not there', () => {
    const less = supply({ quantity: 2, previousQuantity: 6 });
    expect(mediation(registered, less).available).toEqual([
      { holderKind: 'international', quantity: 2, readyInDays: 14 },
    ]);
    // Without the event that was struck, the one before counts again.
    expect(mediation(registered).available[0].quantity).toBe(6);
  });

  it('adds up gaps that are open, once each', () => {
    const second = variant('BarrierRaised', { barrierId: idOf(4), need: 3, have: 1 });
    expect(mediation(raised, second, second)).toMatchObject({ gapNeed: 13, gapHave: 7, openGaps: 2 });
    expect(mediation(raised, second, removed)).toMatchObject({ gapNeed: 3, gapHave: 1, openGaps: 1 });
    expect(mediation(removed, raised)).toMatchObject({ gapNeed: 0, gapHave: 0, openGaps: 0 });
  });

  it('leaves out barriers of another kind, and those that name no area', () => {
    const { skillArea: _, ...data } = raised.data;
    const events = [
      variant('BarrierRaised', { kind: 'funding' }),
      variant('BarrierRemoved', { kind: 'funding' }),
      { ...raised, data },
    ];
    expect(shown(capabilitiesBoard, events)).toEqual({});
  });
});

describe('board barriers', () => {
  withoutClock();
  const barrierId = raised.data.barrierId as string;

  it('shows what stands in the way, and how it was removed', () => {
    const row = {
      kind: 'capabilityGap',
      title: 'Too few Swahili-speaking mediators',
      ownerOrg: 'STATE',
      dueAt: '2013-03-20',
      country: 'KEN',
      engagementId: null,
      institutional: true,
      daysOpen: null,
      how: null,
    };
    expect(shown(barriersBoard, [raised])[barrierId]).toEqual(row);
    expect(shown(barriersBoard, [raised, removed])[barrierId]).toEqual({
      ...row,
      daysOpen: 0,
      how: 'Four retired mediators were put under contract.',
    });
  });

  it('shows corrected words', () =>
    expect(shown(barriersBoard, [variant('BarrierRaised', { title: 'Corrected' })])[barrierId].title).toBe(
      'Corrected',
    ));
});

describe('barrier-due', () => {
  withoutClock();
  it('runs to the end of the day and ends with the removal', () => {
    expect(clock('barrier-due', raised.data.barrierId, raised)).toMatchObject({
      dueAt: '2013-03-20T23:59:59.999999Z',
      subject: { kind: 'barrier', id: raised.data.barrierId },
      countries: ['KEN'],
    });
    expect(clock('barrier-due', raised.data.barrierId, raised, removed)?.dueAt).toBeUndefined();
  });
});

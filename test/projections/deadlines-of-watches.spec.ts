import type { RecordedEvent } from '../../contracts/event-log';
import { clock, clocks, variant } from './clocks';
import { withoutClock } from './folding';
import { goldenOf } from './golden';

const watchId = 'EAST_AFRICA';

describe('watch-review', () => {
  withoutClock();
  const due = (...events: readonly RecordedEvent[]) => clock('watch-review', watchId, ...events);
  const reviewed = goldenOf('CountryWatchReviewed');

  it('runs to the end of the day that the review names, until the next review', () => {
    expect(due(reviewed)).toMatchObject({
      dueAt: '2013-04-01T23:59:59.999999Z',
      subject: { kind: 'countryWatch', id: watchId },
      countries: ['KEN', 'UGA'],
      openedBy: reviewed.id,
      note: { tier: 2 },
    });
    const next = variant('CountryWatchReviewed', { reviewBy: '2013-05-01', tier: 3 });
    expect(due(reviewed, next)).toMatchObject({
      dueAt: '2013-05-01T23:59:59.999999Z',
      openedBy: next.id,
      note: { tier: 3 },
    });
    expect(due(goldenOf('CountryWatchOpened'))).toBeUndefined();
  });

  it('does not run for a closed watch', () =>
    expect(due(reviewed, variant('CountryWatchReviewed', { outcome: 'close' }))?.dueAt).toBeUndefined());
});

describe('high-risk-period', () => {
  withoutClock();
  const declared = goldenOf('HighRiskPeriodDeclared');
  const periodId = declared.data.periodId;
  const both = (...events: readonly RecordedEvent[]) =>
    (['start', 'end'] as const).map((edge) => clock(`high-risk-period-${edge}`, `${watchId}~${periodId}`, ...events));
  const dueAt = (...events: readonly RecordedEvent[]) => both(...events).map((row) => row?.dueAt);

  it('runs to two weeks before it begins, and to the end of its last day', () => {
    expect(dueAt(declared)).toEqual(['2013-01-18T00:00:00.000000Z', '2013-04-30T23:59:59.999999Z']);
    for (const row of both(declared))
      expect(row).toMatchObject({
        subject: { kind: 'countryWatch', id: `${watchId}~${periodId}` },
        note: { watchId, kind: 'election', from: '2013-02-01', to: '2013-04-30' },
      });
    expect(clocks([declared, variant('HighRiskPeriodDeclared', { periodId: 'p2' })]).size).toBe(4);
  });

  it('moves with the period; without an end there is none to wait for', () => {
    const moved = variant('HighRiskPeriodDeclared', { period: { from: '2013-03-01' } });
    expect(dueAt(declared, moved)).toEqual(['2013-02-15T00:00:00.000000Z', undefined]);
    expect(dueAt(moved)).toEqual(['2013-02-15T00:00:00.000000Z', undefined]);
    const forever = variant('HighRiskPeriodDeclared', { period: { from: '2013-03-01', to: '9999-12-31' } });
    expect(dueAt(forever)[1]).toBe('9999-12-31T23:59:59.999999Z');
  });

  it('ends with its outcome', () => {
    expect(dueAt(declared, goldenOf('HighRiskPeriodEnded'))).toEqual([undefined, undefined]);
    expect(both(goldenOf('HighRiskPeriodEnded'))).toEqual([undefined, undefined]);
  });
});

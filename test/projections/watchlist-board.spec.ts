import { calendarBoard } from '../../projections/watch/calendar-board';
import { riskScoresRegister } from '../../projections/watch/risk-scores-register';
import { watchlistBoard } from '../../projections/watch/watchlist-board';
import { variant } from './clocks';
import { recorded, shown, withoutClock } from './folding';
import { golden, goldenOf } from './golden';

const watchId = 'EAST_AFRICA';
const row = (...events: Parameters<typeof shown>[1]) => shown(watchlistBoard, events)[watchId];
const opened = goldenOf('CountryWatchOpened');
const reviewed = goldenOf('CountryWatchReviewed');
const closing = variant('CountryWatchReviewed', { outcome: 'close' });
const period = (periodId: string, kind: string, from: string, to?: string) =>
  variant('HighRiskPeriodDeclared', { periodId, kind, period: { from, ...(to && { to }) } });
const periodEnd = (periodId: string) => variant('HighRiskPeriodEnded', { periodId });
const score = (scoreId: string, value: string, publishedAt: string, more: object = {}, at?: string) =>
  variant('RiskScoreRecorded', { scoreId, value, publishedAt, runId: scoreId, ...more }, at);

describe('board watchlist', () => {
  withoutClock();

  it('shows what the last review says', () => {
    expect(row(opened, reviewed)).toEqual({
      countries: ['KEN', 'UGA'],
      state: 'watched',
      tier: 2,
      tierBefore: null,
      stateCondition: 'atRisk',
      opportunityScore: 4,
      territorialControl: 3,
      citizenProtection: 2,
      spillovers: [{ toCountry: 'SOM', channel: 'displacement', note: 'through the north' }],
      reviewBy: '2013-04-01',
      risk: [],
      nextPeriod: null,
      relapseUntil: null,
      lastNotice: null,
    });
  });

  it('follows the tier, anew once the watch opens again', () => {
    const moved = goldenOf('WatchTierChanged');
    expect(row(opened, reviewed, moved)).toMatchObject({ tier: 3, tierBefore: 2 });
    expect(row(opened, reviewed, moved, closing, variant('CountryWatchOpened', { tier: 1 }))).toMatchObject({
      tier: 1,
      tierBefore: null,
      state: 'watched',
    });
  });

  it('keeps a closed watch, which waits for no review', () =>
    expect(row(opened, reviewed, closing)).toMatchObject({ state: 'closed', reviewBy: null, tier: 2 }));

  it('has a row for a state that only models speak of', () =>
    expect(row(goldenOf('RiskScoreRecorded'))).toMatchObject({
      state: null,
      tier: null,
      countries: [],
      risk: [
        {
          modelId: 'demo-ewp',
          metric: 'onset',
          modelVersion: '1',
          runId: '2012',
          value: '0.0310',
          low: '0.0180',
          high: '0.0520',
          rank: 21,
          of: 162,
          published: '2012-01-10',
          previousValue: null,
        },
      ],
    }));

  it('shows the newest score of each model with the value before it, in whatever order they come', () => {
    const [a, b, c] = [
      score('s1', '0.1', '2011-01-01'),
      score('s2', '0.2', '2012-01-01'),
      score('s3', '0.3', '2013-01-01'),
    ];
    for (const order of [
      [a, b, c],
      [c, b, a],
      [b, c, a],
      [c, a, b, c],
    ])
      expect(row(...order).risk).toMatchObject([{ value: '0.3', published: '2013-01-01', previousValue: '0.2' }]);
    expect(row(a, score('s4', '7', '2011-01-01', { modelId: 'a-model' })).risk).toMatchObject([
      { modelId: 'a-model', value: '7', previousValue: null },
      { modelId: 'demo-ewp', value: '0.1', previousValue: null },
    ]);
  });

  it('tells scores of one day apart by what they know, then by when they are true', () => {
    const on = '2013-01-01';
    const older = score('s1', '0.1', on, { dataCutoff: '2012-01-01' });
    const newer = score('s2', '0.2', on, { dataCutoff: '2012-06-01' });
    expect(row(newer, older).risk).toMatchObject([{ value: '0.2', previousValue: '0.1' }]);
    const [past, later] = [
      score('s1', '0.1', on, {}, '2011-01-01T00:00:00.000000Z'),
      score('s2', '0.2', on, {}, '2012-01-01T00:00:00.000000Z'),
    ];
    expect(row(later, past).risk).toMatchObject([{ value: '0.2', previousValue: '0.1' }]);
  });

  it('shows the earliest period without an outcome, and until when a relapse is watched', () => {
    const [census, vote] = [period('p1', 'census', '2013-08-24'), period('p2', 'election', '2013-02-01', '2013-04-30')];
    const [relapse, longer] = [
      period('p3', 'relapse', '2013-01-01', '2015-01-01'),
      period('p4', 'relapse', '2013-01-01', '2015-09-30'),
    ];
    expect(row(opened, census, vote, relapse, longer)).toMatchObject({
      nextPeriod: { periodId: 'p2', kind: 'election', from: '2013-02-01', to: '2013-04-30' },
      relapseUntil: '2015-09-30',
    });
    expect(row(opened, census, vote, relapse, longer, periodEnd('p2'), periodEnd('p4'))).toMatchObject({
      nextPeriod: { periodId: 'p1', to: null },
      relapseUntil: '2015-01-01',
    });
    expect(row(opened, vote, period('p2', 'election', '2013-03-01')).nextPeriod).toMatchObject({ from: '2013-03-01' });
    expect(row(opened, relapse).nextPeriod).toBeNull();
  });

  it('shows the last notice', () =>
    expect(row(opened, goldenOf('WatchNoticeShared')).lastNotice).toEqual({
      noticeId: goldenOf('WatchNoticeShared').data.noticeId,
      messageType: 'notice',
      headline: 'Elections in Kenya',
      severity: 3,
      at: goldenOf('WatchNoticeShared').metadata.recordedAt,
      expiresAt: '2013-05-31T00:00:00Z',
    }));
});

describe('board calendar', () => {
  withoutClock();
  const [first, moved] = golden.filter(({ type }) => type === 'HighRiskPeriodDeclared');
  const ended = goldenOf('HighRiskPeriodEnded');
  const periodId = String(ended.data.periodId);

  it('has one row for each period, moved where it was moved, with how it went', () => {
    const calendar = shown(calendarBoard, [first!, moved!, ended, period('p9', 'census', '2013-08-24')]);
    expect(Object.keys(calendar)).toEqual([periodId, 'p9']);
    expect(calendar[periodId]).toEqual({
      watchId,
      countries: ['KEN', 'UGA'],
      kind: 'election',
      period: { from: '2013-02-01', to: '2013-05-31' },
      previous: { from: '2013-02-01', to: '2013-04-30' },
      note: 'General election, possible run-off',
      outcome: 'peaceful',
    });
    expect(calendar.p9).toMatchObject({ period: { from: '2013-08-24', to: null }, previous: null, outcome: null });
  });
});

describe('register risk-scores', () => {
  withoutClock();
  const recordedScore = goldenOf('RiskScoreRecorded');
  const scoreId = String(recordedScore.data.scoreId);

  it('has one row for each score, a newer run beside the older', () => {
    const rows = shown(riskScoresRegister, [recordedScore, score('s2', '0.0400', '2013-01-10'), opened]);
    expect(Object.keys(rows)).toEqual([scoreId, 's2']);
    expect(rows[scoreId]).toMatchObject({
      watchId,
      modelId: 'demo-ewp',
      modelVersion: '1',
      runId: '2012',
      metric: 'onset',
      horizonMonths: 24,
      value: '0.0310',
      low: '0.0180',
      high: '0.0520',
      rank: 21,
      publishedAt: '2012-01-10',
      source: null,
      recordedAt: recordedScore.metadata.recordedAt,
      position: recordedScore.position,
    });
  });

  it('shows a corrected value after a re-fold of its event', () => {
    const corrected = recorded(recordedScore.stream, 'RiskScoreRecorded', { ...recordedScore.data, value: '0.0210' });
    expect(shown(riskScoresRegister, [corrected])[scoreId].value).toBe('0.0210');
    expect(row(corrected).risk[0].value).toBe('0.0210');
  });
});

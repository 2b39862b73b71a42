import { compareDecimals } from '../../contracts/compare-decimals';
import type { Condition } from '../../contracts/watch/condition';
import { raiseRuleAlerts } from '../../src/reactions/raise-rule-alerts/raise-rule-alerts';
import { eventIdOf, type Given, hour, idOf, logOf, reportOf, ruleId, ruleOf, sentBy } from './log';

const crisisId = idOf(77);
const alerts = (condition: Condition, ...given: readonly Given[]) =>
  sentBy(
    raiseRuleAlerts,
    logOf({ type: 'AlertRuleDefined', stream: `alertRule-${ruleId}`, data: ruleOf(condition), at: 0 }, ...given),
  );

describe('a rule that waits for an outside warning', () => {
  const condition: Condition = { kind: 'warning', severityAtLeast: 3, countries: [] };
  const warned = (severity: number, expires?: number, more: object = {}) => ({
    type: 'SignalReported',
    data: reportOf(1, {
      warning: {
        severity,
        urgency: 'expected',
        certainty: 'likely',
        ...(expires !== undefined && { expiresAt: hour(expires) }),
      },
    }),
    at: 10,
    ...more,
  });

  it('raises an alert that cites the signal, by which its clock finds it', () =>
    expect(alerts(condition, warned(3))).toMatchObject([
      { subject: { kind: 'countryWatch', id: 'KEN' }, evidence: [{ kind: 'signal', ref: idOf(1) }] },
    ]));
  it('leaves lesser ones and those that have expired', () => {
    expect(alerts(condition, warned(2))).toEqual([]);
    expect(alerts(condition, warned(4, 9))).toEqual([]);
    expect(alerts(condition, warned(4, 11))).toHaveLength(1);
    expect(alerts(condition, warned(4, undefined, { at: 100, effective: 70 }))).toEqual([]);
  });
  it('looks at the countries that it names', () =>
    expect(alerts({ ...condition, countries: ['UGA'] }, warned(4))).toEqual([]));
});

describe('a rule that waits for a key figure', () => {
  const figure = (value: string, type = 'KeyFigureRecorded') => ({
    type,
    stream: `crisis-${crisisId}`,
    data: { crisisId, countries: ['KEN', 'UGA'], metric: 'displaced', value },
    at: 1,
  });
  const atLeast: Condition = { kind: 'keyFigure', metric: 'displaced', countries: ['UGA'], atLeast: '1000.5' };
  const atMost: Condition = { kind: 'keyFigure', metric: 'displaced', countries: [], atMost: '10' };

  it('compares without rounding, on either side', () => {
    expect(alerts(atLeast, figure('1000.499999999999999999'))).toEqual([]);
    expect(alerts(atLeast, figure('1000.5'))).toMatchObject([{ subject: { kind: 'crisis', id: crisisId }, crisisId }]);
    expect(alerts(atLeast, figure('2000', 'KeyFigureRestated'))).toHaveLength(1);
    expect(alerts(atMost, figure('10.000000000000000001'))).toEqual([]);
    expect(alerts(atMost, figure('-3'))).toHaveLength(1);
  });
  it('looks at the metric and the countries that it names', () => {
    expect(alerts({ ...atLeast, metric: 'returned' }, figure('5000'))).toEqual([]);
    expect(alerts({ ...atLeast, countries: ['SOM'] }, figure('5000'))).toEqual([]);
  });

  it.each([
    ['1', '1.0', 0],
    ['-0.5', '0.5', -1],
    ['10', '9.999', 1],
    ['-2', '-1', -1],
    ['900719925474099.30', '900719925474099.31', -1],
  ])('%s against %s is %i', (a, b, sign) => expect(compareDecimals(a, b)).toBe(sign));
});

describe('a rule that waits for what a model says', () => {
  const scored = (more: object = {}, times: object = {}) => ({
    type: 'RiskScoreRecorded',
    stream: 'countryWatch-KEN',
    data: {
      watchId: 'KEN',
      countries: ['KEN'],
      modelId: 'ewp',
      metric: 'onset',
      horizonMonths: 24,
      value: '0.031',
      rank: 21,
      ...more,
    },
    at: 100,
    ...times,
  });
  const score: Condition = { kind: 'riskScore', modelId: 'ewp', metric: 'onset', countries: [], atLeast: '0.03' };
  const rank: Condition = { kind: 'riskRank', modelId: 'ewp', metric: 'onset', countries: ['KEN'], atMost: 21 };

  it('raises an alert about the watch from the value, or to the rank, that it names', () => {
    const about = [{ subject: { kind: 'countryWatch', id: 'KEN' }, countries: ['KEN'] }];
    expect(alerts(score, scored())).toMatchObject(about);
    expect(alerts(score, scored({ value: '0.0299' }))).toEqual([]);
    expect(alerts(rank, scored())).toMatchObject(about);
    expect(alerts(rank, scored({ rank: 22 }))).toEqual([]);
    expect(alerts(rank, scored({ rank: undefined }))).toEqual([]);
  });
  it.each([score, rank])('looks at the model, the metric and the countries of $kind', (condition) => {
    expect(alerts(condition, scored({ modelId: 'views' }))).toEqual([]);
    expect(alerts(condition, scored({ metric: 'coups' }))).toEqual([]);
    expect(alerts({ ...condition, countries: ['UGA'] }, scored())).toEqual([]);
    expect(alerts(condition, { ...scored(), type: 'KeyFigureRecorded' })).toEqual([]);
  });
  it('leaves scores whose months had passed when they were recorded', () => {
    const days = (count: number) => ({ at: 24 * count, effective: 0 });
    expect(alerts(score, scored({ horizonMonths: 1 }, days(31)))).toHaveLength(1);
    expect(alerts(score, scored({ horizonMonths: 1 }, days(33)))).toEqual([]);
    expect(alerts(score, scored({ horizonMonths: Number.MAX_SAFE_INTEGER }, days(33)))).toHaveLength(1);
  });
});

describe('a rule that waits for a watch tier', () => {
  const condition: Condition = { kind: 'watchTier', countries: ['UGA'], atLeast: 3 };
  const region = { watchId: 'LRA_AREA', countries: ['CAF', 'UGA'] };
  const watch = (type: string, more: object) => ({
    type,
    stream: 'countryWatch-LRA_AREA',
    data: { ...region, ...more },
    at: 1,
  });

  it('raises an alert about the watch that rises to it or opens at it', () => {
    const about = [{ subject: { kind: 'countryWatch', id: 'LRA_AREA' }, countries: ['CAF', 'UGA'] }];
    expect(alerts(condition, watch('WatchTierChanged', { from: 2, to: 3 }))).toMatchObject(about);
    expect(alerts(condition, watch('CountryWatchOpened', { tier: 4 }))).toMatchObject(about);
  });
  it('leaves lower tiers, falling ones, other countries and other events', () => {
    expect(alerts(condition, watch('WatchTierChanged', { from: 1, to: 2 }))).toEqual([]);
    expect(alerts(condition, watch('WatchTierChanged', { from: 4, to: 3 }))).toEqual([]);
    expect(alerts(condition, watch('CountryWatchOpened', { tier: 2 }))).toEqual([]);
    expect(alerts(condition, watch('CountryWatchReviewed', { tier: 4 }))).toEqual([]);
    expect(alerts({ ...condition, countries: ['SOM'] }, watch('WatchTierChanged', { from: 2, to: 3 }))).toEqual([]);
  });
});

describe('a rule that waits for an event', () => {
  const seen = (types: string[], countries: string[] = []): Condition => ({ kind: 'eventSeen', types, countries });
  const severity = {
    type: 'CrisisSeverityChanged',
    stream: `crisis-${crisisId}`,
    data: { crisisId, countries: ['KEN'] },
    at: 1,
  };
  const policy = { type: 'PolicySet', stream: 'policy-alert-shelving', data: { name: 'alert-shelving' }, at: 1 };

  it('raises an alert about the crisis that it concerns', () =>
    expect(alerts(seen(['CrisisSeverityChanged'], ['KEN']), severity)).toMatchObject([
      { subject: { kind: 'crisis', id: crisisId }, evidence: [{ kind: 'event', ref: `${eventIdOf(2)}@2` }] },
    ]));
  it('or about the record itself where it concerns no country', () =>
    expect(alerts(seen(['PolicySet']), policy)).toMatchObject([
      { subject: { kind: 'policy', id: 'alert-shelving' }, countries: [] },
    ]));
  it('leaves other types and countries', () => {
    expect(alerts(seen(['CrisisOpened']), severity)).toEqual([]);
    expect(alerts(seen(['CrisisSeverityChanged'], ['SOM']), severity)).toEqual([]);
    expect(alerts(seen(['PolicySet'], ['SOM']), policy)).toEqual([]);
  });
  it('adds each further event to the open alert', () => {
    const sent = alerts(seen(['CrisisSeverityChanged']), severity, severity);
    expect(sent.map(({ alertId }) => alertId)).toEqual([sent[0].alertId, sent[0].alertId]);
  });
  it('of any kind does not answer its own alerts', () => {
    const data = {
      alertId: idOf(5),
      ruleId,
      subject: { kind: 'crisis', id: crisisId },
      crisisId,
      countries: ['KEN'],
      severity: 3,
    };
    const own = { type: 'AlertRaised', stream: `alert-${idOf(5)}`, data, at: 1, role: 'system' };
    expect(alerts(seen([]), severity)).toHaveLength(1);
    expect(alerts(seen([]), own, { ...own, type: 'AlertEvidenceAdded' })).toEqual([]);
  });
});

it.each<Condition>([{ kind: 'indicatorOffTrack' }, { kind: 'burnBehindWindow', percentPoints: 0 }])(
  'a condition of kind $kind waits for records that are not kept yet',
  (condition) => expect(alerts(condition, { type: 'SignalReported', data: reportOf(1), at: 1 })).toEqual([]),
);

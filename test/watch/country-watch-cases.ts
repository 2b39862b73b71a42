import type {
  DeclareHighRiskPeriod,
  RecordRiskScore,
  ReviewCountryWatch,
  ShareWatchNotice,
} from '../../contracts/watch/country-watch';
import type { CountryWatchEvent } from '../../contracts/watch/country-watch-registry';

type Recorded<T extends CountryWatchEvent['type']> = Extract<CountryWatchEvent, { type: T }>;

export const idOf = (tail: number) => `01900000-0000-7000-8000-${String(tail).padStart(12, '0')}`;
export const keys = { watchId: 'KEN', countries: ['KEN'] };

/** A first review on the day of the scenarios, 4 March 2013. */
export const reviewing: ReviewCountryWatch = {
  ...keys,
  outcome: 'keep',
  tier: 2,
  stateCondition: 'atRisk',
  opportunityScore: 4,
  territorialControl: 3,
  citizenProtection: 2,
  spillovers: [{ toCountry: 'SOM', channel: 'displacement' }],
  rationale: 'Elections with a history of violence.',
  reviewBy: '2013-06-02',
};
export const opened: Recorded<'CountryWatchOpened'> = {
  type: 'CountryWatchOpened',
  data: { ...keys, tier: 2, stateCondition: 'atRisk' },
};
export const reviewed: Recorded<'CountryWatchReviewed'> = { type: 'CountryWatchReviewed', data: reviewing };
/** A watch that stands on the list at tier 2. */
export const watched = [opened, reviewed] as const;
export const closed: Recorded<'CountryWatchReviewed'> = {
  type: 'CountryWatchReviewed',
  data: { ...reviewing, outcome: 'close', previousTier: 2, previousStateCondition: 'atRisk' },
};

export const score: RecordRiskScore = {
  watchId: 'KEN',
  scoreId: idOf(1),
  modelId: 'demo-ewp',
  modelVersion: '1',
  runId: '2012',
  metric: 'onset',
  horizonMonths: 24,
  value: '0.0310',
  low: '0.0180',
  high: '0.0520',
  rank: 21,
  of: 162,
  scaleMin: '0',
  scaleMax: '1',
  dataCutoff: '2011-12-31',
  publishedAt: '2012-01-10',
};
export const scored: Recorded<'RiskScoreRecorded'> = { type: 'RiskScoreRecorded', data: { ...keys, ...score } };

export const election: DeclareHighRiskPeriod = {
  ...keys,
  periodId: idOf(10),
  kind: 'election',
  period: { from: '2013-02-01', to: '2013-04-30' },
  note: 'General election',
};
export const declared: Recorded<'HighRiskPeriodDeclared'> = { type: 'HighRiskPeriodDeclared', data: election };
export const relapse: Recorded<'HighRiskPeriodDeclared'> = {
  type: 'HighRiskPeriodDeclared',
  data: { ...election, periodId: idOf(11), kind: 'relapse', period: { from: '2013-02-01', to: '2015-02-01' } },
};
export const ended: Recorded<'HighRiskPeriodEnded'> = {
  type: 'HighRiskPeriodEnded',
  data: { ...keys, periodId: election.periodId, kind: 'election', outcome: 'peaceful' },
};

export const notice: ShareWatchNotice = {
  watchId: 'KEN',
  noticeId: idOf(20),
  messageType: 'notice',
  headline: 'Elections in Kenya',
  text: 'Risk is high in the Rift Valley.',
  severity: 3,
  certainty: 'likely',
  urgency: 'expected',
  partnerIds: [idOf(30)],
  forumIds: [],
  evidence: [],
};
export const shared: Recorded<'WatchNoticeShared'> = {
  type: 'WatchNoticeShared',
  data: { ...keys, ...notice, tier: 2 },
};

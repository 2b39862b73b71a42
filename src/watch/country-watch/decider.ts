import type { CountryWatchKeys } from '../../../contracts/watch/country-watch';
import {
  type CountryWatchCommand,
  type CountryWatchEvent,
  countryWatchCommands,
  countryWatchEvents,
} from '../../../contracts/watch/country-watch-registry';
import { defineDecider } from '../../platform/decider';
import {
  type CountryWatch,
  type CountryWatchEvolution,
  type CountryWatchFacts,
  said,
  unwatched,
} from './country-watch-state';
import { highRiskPeriods } from './high-risk-periods';
import { notices } from './notices';
import { review } from './review';
import { riskScores } from './risk-scores';

const evolve: CountryWatchEvolution = {
  CountryWatchOpened: (state, { watchId, countries, tier, stateCondition }) => ({
    ...state,
    watchId,
    countries,
    status: 'watched',
    tier,
    stateCondition,
  }),
  CountryWatchReviewed: (state, { countries, outcome, tier, stateCondition }) => ({
    ...state,
    countries,
    status: outcome === 'close' ? 'closed' : 'watched',
    tier,
    stateCondition,
  }),
  WatchTierChanged: (state, { to }) => ({ ...state, tier: to }),
  HighRiskPeriodEnded: (state, { periodId, outcome }) => {
    const period = state.periods[periodId];
    return period ? { ...state, periods: { ...state.periods, [periodId]: { ...period, outcome } } } : state;
  },
  RiskScoreRecorded: (state, data) => ({
    ...state,
    watchId: data.watchId,
    countries: state.countries.length === 0 ? data.countries : state.countries,
    scores: { ...state.scores, [data.scoreId]: said.score(data) },
  }),
  HighRiskPeriodDeclared: (state, data) => ({
    ...state,
    periods: { ...state.periods, [data.periodId]: { declared: said.period(data) } },
  }),
  WatchNoticeShared: (state, data) => ({
    ...state,
    notices: { ...state.notices, [data.noticeId]: said.notice(data) },
  }),
};

/** Decides what may happen to one state or region on the watchlist (domain.md §2.1). */
export const countryWatch = defineDecider<
  CountryWatchCommand,
  CountryWatchEvent,
  CountryWatchKeys,
  CountryWatchFacts
>()<CountryWatch>({
  category: 'countryWatch',
  id: 'watchId',
  commands: countryWatchCommands,
  events: countryWatchEvents,
  initial: unwatched,
  keys: ({ watchId, countries }) => (watchId === undefined ? {} : { watchId, countries: [...countries] }),
  decide: { ...review, ...riskScores, ...highRiskPeriods, ...notices },
  evolve,
});

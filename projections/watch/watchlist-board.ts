import type { CountryWatchEvent } from '../../contracts/watch/country-watch-registry';
import { board } from '../board';
import { withScore } from './watch-risk';
import { blankWatch, shownWatch, type WatchlistRow } from './watchlist-row';

const without = ({ periods }: WatchlistRow, ended: string) => periods.filter(({ periodId }) => periodId !== ended);

/** States and regions at risk: what reviews, models and notices say of each. */
export const watchlistBoard = board<CountryWatchEvent>()({
  topic: 'watchlist',
  version: 1,
  category: 'countryWatch',
  readers: 'any',
  keys: ({ data }) => [data.watchId],
  blank: blankWatch,
  on: {
    CountryWatchOpened: ({ tierBefore: _, ...row }, { data }) => ({ ...row, state: 'watched', tier: data.tier }),
    CountryWatchReviewed: (row, { data }) => ({
      ...row,
      review: data,
      state: data.outcome === 'close' ? 'closed' : 'watched',
    }),
    WatchTierChanged: (row, { data }) => ({
      ...row,
      tier: data.to,
      ...(data.from !== undefined && { tierBefore: data.from }),
    }),
    RiskScoreRecorded: (row, event) => ({ ...row, vintages: withScore(row.vintages, event) }),
    HighRiskPeriodDeclared: (row, { data }) => ({ ...row, periods: [...without(row, data.periodId), data] }),
    HighRiskPeriodEnded: (row, { data }) => ({ ...row, periods: without(row, data.periodId) }),
    WatchNoticeShared: (row, { data, metadata }) => ({
      ...row,
      lastNotice: {
        noticeId: data.noticeId,
        messageType: data.messageType,
        headline: data.headline,
        severity: data.severity,
        at: metadata.recordedAt,
        expiresAt: data.expiresAt ?? null,
      },
    }),
  },
  show: shownWatch,
});

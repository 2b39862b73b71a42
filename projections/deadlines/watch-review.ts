import type { CountryWatchEvent } from '../../contracts/watch/country-watch-registry';
import { deadline } from '../deadline';
import { endOfDay } from './instant';

/** When a country watch is to be reviewed again; a watch that was closed waits for no review. */
export const watchReview = deadline<CountryWatchEvent>()({
  kind: 'watch-review',
  category: 'countryWatch',
  subject: ({ data }) => data.watchId,
  on: {
    CountryWatchReviewed: ({ data }) =>
      data.outcome === 'close' ? { closed: true } : { armed: endOfDay(data.reviewBy), note: { tier: data.tier } },
  },
});

import { after } from '../../contracts/clock';
import type { Known } from '../../contracts/kernel/messages';
import type { DeadlineRow } from '../../contracts/reaction';
import type { CountryWatchEvent } from '../../contracts/watch/country-watch-registry';
import { deadline, type Tick } from '../deadline';
import { endOfDay, startOf } from './instant';

type Declared = Known<CountryWatchEvent, 'HighRiskPeriodDeclared'>;

const oneDay = 86_400;
/** Days of notice before a period begins (domain.md §6.2). */
const noticeDays = 14;

/** One clock per watch and period, `<watchId>~<periodId>`. */
const ofPeriod = ({ data }: Known<CountryWatchEvent>) =>
  'periodId' in data ? `${data.watchId}~${data.periodId}` : undefined;

const noteOf = ({ data: { watchId, kind, period } }: Declared) => ({
  watchId,
  kind,
  from: period.from,
  ...(period.to !== undefined && { to: period.to }),
});
const ended = (_: unknown, row: DeadlineRow | undefined): Tick => row && { closed: true };

/** Two weeks before a period of high risk begins. */
export const highRiskPeriodStart = deadline<CountryWatchEvent>()({
  kind: 'high-risk-period-start',
  category: 'countryWatch',
  subject: ofPeriod,
  on: {
    HighRiskPeriodDeclared: (event) => ({
      armed: after(startOf(event.data.period.from), -noticeDays * oneDay),
      note: noteOf(event),
    }),
    HighRiskPeriodEnded: ended,
  },
});

/** The end of a period of high risk; one without an end waits for nothing. */
export const highRiskPeriodEnd = deadline<CountryWatchEvent>()({
  kind: 'high-risk-period-end',
  category: 'countryWatch',
  subject: ofPeriod,
  on: {
    HighRiskPeriodDeclared: (event, row) => {
      const { to } = event.data.period;
      return to === undefined ? ended(event, row) : { armed: endOfDay(to), note: noteOf(event) };
    },
    HighRiskPeriodEnded: ended,
  },
});

import type { Period } from '../../contracts/kernel/groups';
import type { Known } from '../../contracts/kernel/messages';
import type { CountryWatchEvent } from '../../contracts/watch/country-watch-registry';
import { board } from '../board';

type Declared = Known<CountryWatchEvent, 'HighRiskPeriodDeclared'>['data'];
interface CalendarRow {
  readonly declared?: Declared;
  readonly outcome?: string;
}

const shownPeriod = (period: Readonly<Period> | undefined) =>
  period ? { from: period.from, to: period.to ?? null } : null;

/** Elections, transitions and relapse watches alike: one row per high-risk period. */
export const calendarBoard = board<CountryWatchEvent>()({
  topic: 'calendar',
  version: 1,
  category: null,
  readers: 'any',
  keys: ({ data }) => ('periodId' in data ? [data.periodId] : []),
  blank: {} as CalendarRow,
  on: {
    HighRiskPeriodDeclared: (row, { data }) => ({ ...row, declared: data }),
    HighRiskPeriodEnded: (row, { data }) => ({ ...row, outcome: data.outcome }),
  },
  show: ({ declared, outcome }) => ({
    watchId: declared?.watchId ?? null,
    countries: declared?.countries ?? [],
    kind: declared?.kind ?? null,
    period: shownPeriod(declared?.period),
    previous: shownPeriod(declared?.previous),
    note: declared?.note ?? null,
    outcome: outcome ?? null,
  }),
});

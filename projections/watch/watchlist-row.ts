import type { CountryWatchEvent } from '../../contracts/watch/country-watch-registry';
import { shownRisk, type Vintage } from './watch-risk';

type Data<T extends CountryWatchEvent['type']> = Extract<CountryWatchEvent, { type: T }>['data'];

/** The latest notice as the board shows it. */
interface NoticeRow {
  readonly noticeId: string;
  readonly messageType: string;
  readonly headline: string;
  readonly severity: number;
  readonly at: string;
  readonly expiresAt: string | null;
}

/** A state or region as board `watchlist` keeps it. */
export interface WatchlistRow {
  readonly review?: Data<'CountryWatchReviewed'>;
  /** Watched or closed; absent while only models speak of it. */
  readonly state?: string;
  readonly tier?: number;
  readonly tierBefore?: number;
  readonly vintages: readonly Vintage[];
  /** Periods that have no outcome yet. */
  readonly periods: readonly Data<'HighRiskPeriodDeclared'>[];
  readonly lastNotice?: NoticeRow;
}

export const blankWatch: WatchlistRow = { vintages: [], periods: [] };

const orNull = <T>(value: T | undefined): T | null => (value === undefined ? null : value);
const newest = (dates: readonly string[]) => [...dates].sort().at(-1) ?? null;

/** The earliest period without an outcome; relapse watches have a column of their own. */
function nextPeriodOf({ periods }: WatchlistRow) {
  const others = periods.filter(({ kind }) => kind !== 'relapse');
  const [first] = others.sort((a, b) => (a.period.from < b.period.from ? -1 : 1));
  return first
    ? { periodId: first.periodId, kind: first.kind, from: first.period.from, to: orNull(first.period.to) }
    : null;
}

const relapseUntilOf = ({ periods }: WatchlistRow) =>
  newest(periods.flatMap(({ kind, period }) => (kind === 'relapse' && period.to !== undefined ? [period.to] : [])));

/** Columns of board `watchlist`; null where nothing is known yet. A closed watch waits for no review. */
export const shownWatch = (row: WatchlistRow) => ({
  countries: row.review?.countries ?? [],
  state: orNull(row.state),
  tier: orNull(row.tier),
  tierBefore: orNull(row.tierBefore),
  stateCondition: orNull(row.review?.stateCondition),
  opportunityScore: orNull(row.review?.opportunityScore),
  territorialControl: orNull(row.review?.territorialControl),
  citizenProtection: orNull(row.review?.citizenProtection),
  spillovers: (row.review?.spillovers ?? []).map(({ toCountry, channel, note }) => ({
    toCountry,
    channel,
    note: orNull(note),
  })),
  reviewBy: row.state === 'watched' ? orNull(row.review?.reviewBy) : null,
  risk: shownRisk(row.vintages),
  nextPeriod: nextPeriodOf(row),
  relapseUntil: relapseUntilOf(row),
  lastNotice: row.lastNotice ? { ...row.lastNotice } : null,
});

import type { EveryRow } from '../../../contracts/facts';
import type { WatchTier } from '../../../contracts/vocabulary/code-lists';
import {
  type CountryWatchKeys,
  DeclareHighRiskPeriod,
  RecordRiskScore,
  type ReviewCountryWatch,
  ShareWatchNotice,
} from '../../../contracts/watch/country-watch';
import type { CountryWatchCommand, CountryWatchEvent } from '../../../contracts/watch/country-watch-registry';
import { contentOf } from '../../platform/content-of';
import type { Decider } from '../../platform/decider';

/** A high-risk period as last declared, and how it went once it has ended. */
export interface RiskPeriod {
  readonly declared: Readonly<DeclareHighRiskPeriod>;
  readonly outcome?: string;
}

/** What the rules of a country watch need to know of its past. */
export interface CountryWatch {
  readonly watchId?: string;
  readonly countries: readonly string[];
  /** Scores may come before anybody has put the state on the list. */
  readonly status: 'unwatched' | 'watched' | 'closed';
  readonly tier: WatchTier;
  readonly stateCondition?: ReviewCountryWatch['stateCondition'];
  readonly scores: Readonly<Record<string, Readonly<RecordRiskScore>>>;
  readonly periods: Readonly<Record<string, RiskPeriod>>;
  readonly notices: Readonly<Record<string, Readonly<ShareWatchNotice>>>;
}

/** Facts from elsewhere that a notice to partners needs. */
export interface CountryWatchFacts {
  readonly partners: EveryRow<'partnerStanding'>;
}

/** The decision tables of a country watch, so that each group of commands can be written in its own file. */
type CountryWatchDecider = Decider<
  CountryWatch,
  CountryWatchCommand,
  CountryWatchEvent,
  CountryWatchKeys,
  CountryWatchFacts
>;
export type CountryWatchCases = CountryWatchDecider['decide'];
export type CountryWatchEvolution = CountryWatchDecider['evolve'];

/** A state or region that nobody has looked at yet. */
export const unwatched: CountryWatch = {
  countries: [],
  status: 'unwatched',
  tier: 1,
  scores: {},
  periods: {},
  notices: {},
};

/** What each command said, taken from the data of its event. */
export const said = {
  score: contentOf(RecordRiskScore),
  period: contentOf(DeclareHighRiskPeriod),
  notice: contentOf(ShareWatchNotice),
};

import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import {
  CountryWatchOpened,
  CountryWatchReviewed,
  DeclareHighRiskPeriod,
  HighRiskPeriodDeclared,
  HighRiskPeriodEnded,
  RecordRiskScore,
  ReviewCountryWatch,
  RiskScoreRecorded,
  ShareWatchNotice,
  WatchNoticeShared,
  WatchTierChanged,
} from './country-watch';

export const countryWatchCommands = {
  ReviewCountryWatch: {
    command: ReviewCountryWatch,
    sentence: 'Put a state or region on the watchlist, review it, or take it off.',
    roles: ['desk-analyst', 'forum-secretary', 'senior-watch-officer'],
    records: { CountryWatchOpened: '', CountryWatchReviewed: 'c', WatchTierChanged: '', HighRiskPeriodEnded: '' },
  },
  RecordRiskScore: {
    command: RecordRiskScore,
    sentence: 'Record what one run of a model says of a state or region.',
    roles: ['desk-analyst', 'service'],
    records: { RiskScoreRecorded: 'c' },
  },
  DeclareHighRiskPeriod: {
    command: DeclareHighRiskPeriod,
    sentence: 'Declare a period of high risk, such as an election, or move one that is known.',
    roles: ['desk-analyst', 'senior-watch-officer', 'system'],
    records: { CountryWatchOpened: '', HighRiskPeriodDeclared: '' },
  },
  ShareWatchNotice: {
    command: ShareWatchNotice,
    sentence: 'Share a notice of risk with partners and forums, update it or cancel it.',
    roles: ['desk-analyst', 'senior-watch-officer', 'forum-secretary'],
    records: { WatchNoticeShared: '' },
  },
} as const satisfies CommandRegistry;

export const countryWatchEvents = {
  CountryWatchOpened,
  CountryWatchReviewed,
  WatchTierChanged,
  HighRiskPeriodEnded,
  RiskScoreRecorded,
  HighRiskPeriodDeclared,
  WatchNoticeShared,
} as const satisfies EventRegistry;

export type CountryWatchCommand = CommandOf<typeof countryWatchCommands>;
export type CountryWatchEvent = EventOf<typeof countryWatchEvents>;

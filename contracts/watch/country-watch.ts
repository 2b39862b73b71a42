import { All, Only } from '../kernel/combine';
import {
  IsCount,
  IsCountry,
  IsDate,
  IsDecimal,
  IsInstant,
  IsItemId,
  IsLongText,
  IsOneOf,
  IsRef,
  IsScore,
  IsSeverity,
  IsText,
} from '../kernel/fields';
import { type Evidence, type External, IsEvidence, IsExternal, IsGroup, IsPeriod, type Period } from '../kernel/groups';
import {
  highRiskPeriodKinds,
  type OneOf,
  type Severity,
  spilloverChannels,
  stateConditions,
  type WatchTier,
  watchTiers,
} from '../vocabulary/code-lists';
import { IsWatchId } from './watch-id';

const optional = { optional: true } as const;

/** Keys of every event of a country watch. */
export class CountryWatchKeys {
  @IsWatchId() watchId!: string;
  @IsCountry({ list: [1, 20] }) countries!: string[];
}

/** Where instability of the state may go. */
export class Spillover {
  @IsCountry() toCountry!: string;
  @IsOneOf(spilloverChannels, 'SpilloverChannel') channel!: OneOf<typeof spilloverChannels>;
  @IsText(300, optional) note?: string;
}
const periodOutcomes = ['peaceful', 'violent', 'held', 'relapsed', 'notHeld'] as const;
/** How a high-risk period went. */
export class PeriodOutcome {
  @IsItemId() periodId!: string;
  @IsOneOf(periodOutcomes) outcome!: OneOf<typeof periodOutcomes>;
  @IsText(300, optional) note?: string;
}
export class ReviewCountryWatch {
  @IsWatchId() watchId!: string;
  @IsCountry({ list: [1, 20] }) countries!: string[];
  @IsOneOf(['keep', 'close']) outcome!: 'keep' | 'close';
  @IsOneOf(watchTiers, 'WatchTier') tier!: WatchTier;
  @IsOneOf(stateConditions, 'StateCondition') stateCondition!: OneOf<typeof stateConditions>;
  @IsScore() opportunityScore!: number;
  @IsScore() territorialControl!: number;
  @IsScore() citizenProtection!: number;
  @IsGroup(() => Spillover, { list: true }) spillovers!: Spillover[];
  @IsGroup(() => PeriodOutcome, { list: true, optional: true }) periodOutcomes?: PeriodOutcome[];
  @IsRef('forum', optional) forumId?: string;
  @IsRef('decision', optional) decisionId?: string;
  @IsLongText() rationale!: string;
  @IsDate() reviewBy!: string;
}

export class RecordRiskScore {
  @IsWatchId() watchId!: string;
  @IsItemId() scoreId!: string;
  @IsText(60) modelId!: string;
  @IsText(40) modelVersion!: string;
  @IsText(60) runId!: string;
  @IsText(60) metric!: string;
  /** Months that the score speaks of, from when it is effective. */
  @IsCount() horizonMonths!: number;
  @IsDecimal() value!: string;
  @IsDecimal(optional) low?: string;
  @IsDecimal(optional) high?: string;
  /** 1 is highest. */
  @IsCount(optional) rank?: number;
  @IsCount(optional) of?: number;
  @IsDecimal() scaleMin!: string;
  @IsDecimal() scaleMax!: string;
  @IsDate() dataCutoff!: string;
  @IsDate() publishedAt!: string;
  @IsExternal(optional) external?: External;
}

export class DeclareHighRiskPeriod {
  @IsWatchId() watchId!: string;
  @IsCountry({ list: [1, 20] }) countries!: string[];
  @IsItemId() periodId!: string;
  @IsOneOf(highRiskPeriodKinds, 'HighRiskPeriodKind') kind!: OneOf<typeof highRiskPeriodKinds>;
  @IsPeriod() period!: Period;
  @IsRef('engagement', optional) engagementId?: string;
  @IsText(500) note!: string;
}

const certainties = ['observed', 'likely', 'possible', 'unlikely', 'unknown'] as const;
const urgencies = ['immediate', 'expected', 'future', 'past', 'unknown'] as const;
export class ShareWatchNotice {
  @IsWatchId() watchId!: string;
  @IsItemId() noticeId!: string;
  @IsOneOf(['notice', 'update', 'cancel']) messageType!: 'notice' | 'update' | 'cancel';
  @IsItemId(optional) supersedes?: string;
  @IsText(160) headline!: string;
  @IsLongText() text!: string;
  @IsSeverity() severity!: Severity;
  @IsOneOf(certainties) certainty!: OneOf<typeof certainties>;
  @IsOneOf(urgencies) urgency!: OneOf<typeof urgencies>;
  @IsInstant(optional) expiresAt?: string;
  @IsRef('partner', { list: true }) partnerIds!: string[];
  @IsRef('forum', { list: true }) forumIds!: string[];
  @IsEvidence({ list: true }) evidence!: Evidence[];
}

class Before {
  @IsOneOf(watchTiers, 'WatchTier', optional) previousTier?: WatchTier;
  @IsOneOf(stateConditions, 'StateCondition', optional) previousStateCondition?: OneOf<typeof stateConditions>;
}
class Moved {
  @IsOneOf(watchTiers, 'WatchTier', optional) from?: WatchTier;
  @IsOneOf(watchTiers, 'WatchTier') to!: WatchTier;
}
class Ended {
  @IsItemId() periodId!: string;
  @IsOneOf(highRiskPeriodKinds, 'HighRiskPeriodKind') kind!: OneOf<typeof highRiskPeriodKinds>;
  @IsText(20) outcome!: string;
  @IsRef('engagement', optional) engagementId?: string;
}
class PreviousPeriod {
  @IsPeriod(optional) previous?: Period;
}
class AtTier {
  @IsOneOf(watchTiers, 'WatchTier') tier!: WatchTier;
}

export class CountryWatchOpened extends All(CountryWatchKeys, Only(ReviewCountryWatch, 'tier', 'stateCondition')) {}
export class CountryWatchReviewed extends All(CountryWatchKeys, ReviewCountryWatch, Before) {}
export class WatchTierChanged extends All(
  CountryWatchKeys,
  Only(ReviewCountryWatch, 'rationale', 'decisionId'),
  Moved,
) {}
export class HighRiskPeriodEnded extends All(CountryWatchKeys, Ended) {}
export class RiskScoreRecorded extends All(CountryWatchKeys, RecordRiskScore) {}
export class HighRiskPeriodDeclared extends All(CountryWatchKeys, DeclareHighRiskPeriod, PreviousPeriod) {}
export class WatchNoticeShared extends All(CountryWatchKeys, ShareWatchNotice, AtTier) {}

import { type Class, type FieldOptions, fieldOf } from '../kernel/field';
import { IsCount, IsCountry, IsDecimal, IsOneOf, IsPercent, IsRef, IsSeverity, IsText } from '../kernel/fields';
import { threatCodes, violenceTypes, watchTiers } from '../vocabulary/code-lists';

const isKind = (kind: string) => IsOneOf([kind]);
const many = { list: true } as const;

/** Reports in a window: at least so many of these threats, kinds of violence and places, graded at least so. */
export class SignalCount {
  @isKind('signalCount') kind!: 'signalCount';
  @IsOneOf(threatCodes, 'ThreatCode', many) threats!: string[];
  @IsOneOf(violenceTypes, 'ViolenceType', many) violenceTypes!: string[];
  @IsCountry(many) countries!: string[];
  @IsText(20, many) pcodes!: string[];
  @IsOneOf(['A', 'B', 'C', 'D', 'E', 'F']) minReliability!: string;
  @IsCount() atLeast!: number;
  @IsCount() windowHours!: number;
}
/** Best estimates of deaths summed over a window. */
export class Fatalities {
  @isKind('fatalities') kind!: 'fatalities';
  @IsOneOf(violenceTypes, 'ViolenceType', many) violenceTypes!: string[];
  @IsCountry(many) countries!: string[];
  @IsCount() bestAtLeast!: number;
  @IsCount() windowHours!: number;
}
/** An outside warning of at least this severity. */
export class Warning {
  @isKind('warning') kind!: 'warning';
  @IsSeverity() severityAtLeast!: 1 | 2 | 3 | 4;
  @IsCountry(many) countries!: string[];
}
/** A model's score at or above a value. */
export class RiskScore {
  @isKind('riskScore') kind!: 'riskScore';
  @IsText(60) modelId!: string;
  @IsText(60) metric!: string;
  @IsCountry(many) countries!: string[];
  @IsDecimal() atLeast!: string;
}
/** A model's rank at or above a place (1 is highest). */
export class RiskRank {
  @isKind('riskRank') kind!: 'riskRank';
  @IsText(60) modelId!: string;
  @IsText(60) metric!: string;
  @IsCountry(many) countries!: string[];
  @IsCount() atMost!: number;
}
/** A key figure of a crisis that reaches one of two bounds. */
export class KeyFigure {
  @isKind('keyFigure') kind!: 'keyFigure';
  @IsText(80) metric!: string;
  @IsCountry(many) countries!: string[];
  @IsDecimal({ optional: true }) atLeast?: string;
  @IsDecimal({ optional: true }) atMost?: string;
}
/** A state's tier on the watchlist. */
export class WatchTierReached {
  @isKind('watchTier') kind!: 'watchTier';
  @IsCountry(many) countries!: string[];
  @IsOneOf(watchTiers, 'WatchTier') atLeast!: number;
}
/** An indicator that leaves its track. */
export class IndicatorOffTrack {
  @isKind('indicatorOffTrack') kind!: 'indicatorOffTrack';
  @IsRef('engagement', { optional: true }) engagementId?: string;
}
/** Money spent more slowly than the impact window passes. */
export class BurnBehindWindow {
  @isKind('burnBehindWindow') kind!: 'burnBehindWindow';
  @IsRef('engagement', { optional: true }) engagementId?: string;
  @IsPercent() percentPoints!: number;
}
/** Any event of these types. */
export class EventSeen {
  @isKind('eventSeen') kind!: 'eventSeen';
  @IsText(80, many) types!: string[];
  @IsCountry(many) countries!: string[];
}

/** What an alert rule waits for; every list may be empty and then means any (domain.md §1.3). */
export type Condition =
  | SignalCount
  | Fatalities
  | Warning
  | RiskScore
  | RiskRank
  | KeyFigure
  | WatchTierReached
  | IndicatorOffTrack
  | BurnBehindWindow
  | EventSeen;

const classes = {
  signalCount: SignalCount,
  fatalities: Fatalities,
  warning: Warning,
  riskScore: RiskScore,
  riskRank: RiskRank,
  keyFigure: KeyFigure,
  watchTier: WatchTierReached,
  indicatorOffTrack: IndicatorOffTrack,
  burnBehindWindow: BurnBehindWindow,
  eventSeen: EventSeen,
} as const satisfies Record<Condition['kind'], Class>;

class AnyCondition {
  @IsOneOf(Object.keys(classes)) kind!: string;
}

const oneBound = (value: unknown) => {
  const { kind, atLeast, atMost } = value as KeyFigure;
  return kind === 'keyFigure' && (atLeast === undefined) === (atMost === undefined)
    ? 'must give one of atLeast and atMost'
    : undefined;
};

export const IsCondition = (options?: FieldOptions) =>
  fieldOf(
    {
      notation: 'Condition',
      schema: { 'x-wf': { kind: 'condition' } },
      members: () => AnyCondition,
      union: { property: 'kind', classes },
      check: (value) =>
        typeof value !== 'object' || value === null || Array.isArray(value) ? 'must be an object' : oneBound(value),
    },
    options,
  );

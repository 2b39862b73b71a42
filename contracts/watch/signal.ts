import { All } from '../kernel/combine';
import {
  IsCount,
  IsCountry,
  IsId,
  IsInstant,
  IsOneOf,
  IsRef,
  IsSealedText,
  IsSeverity,
  IsText,
  type Sealed,
} from '../kernel/fields';
import {
  type External,
  IsExternal,
  IsGroup,
  IsPlace,
  IsSubject,
  type Place,
  type Subject,
  spanFault,
} from '../kernel/groups';
import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import {
  accessConstraints,
  credibilities,
  type OneOf,
  reliabilities,
  type Severity,
  sourceTypes,
  threatCodes,
  violenceTypes,
} from '../vocabulary/code-lists';

const optional = { optional: true } as const;

/** Keys of every event of a signal; the country is that of the place. */
export class SignalKeys {
  @IsId() signalId!: string;
  @IsCountry() country!: string;
  @IsRef('crisis', optional) crisisId?: string;
  @IsRef('engagement', optional) engagementId?: string;
}

export class Occurred {
  @IsInstant() from!: string;
  @IsInstant() to!: string;
  @IsOneOf(['exact', 'day', 'week', 'month', 'longer']) precision!: string;
}
export class SignalFatalities {
  @IsCount() low!: number;
  @IsCount() best!: number;
  @IsCount() high!: number;
  @IsCount(optional) civilians?: number;
}
export class SignalWarning {
  @IsSeverity() severity!: Severity;
  @IsText(20) urgency!: string;
  @IsText(20) certainty!: string;
  @IsInstant(optional) expiresAt?: string;
}

export class ReportSignal {
  @IsId() signalId!: string;
  @IsGroup(() => Occurred, { check: spanFault, hint: 'occurred' }) occurred!: Occurred;
  @IsPlace() place!: Place;
  @IsOneOf(sourceTypes, 'SourceType') sourceType!: OneOf<typeof sourceTypes>;
  @IsText(300) sourceRef!: string;
  @IsOneOf(threatCodes, 'ThreatCode', { list: true }) threats!: OneOf<typeof threatCodes>[];
  @IsOneOf(violenceTypes, 'ViolenceType') violenceType!: OneOf<typeof violenceTypes>;
  @IsText(160) headline!: string;
  @IsSealedText({ readers: 'any' }) text!: Sealed;
  @IsText(120, { list: true }) actors!: string[];
  @IsGroup(() => SignalFatalities, { optional: true }) fatalities?: SignalFatalities;
  @IsCount(optional) displaced?: number;
  @IsOneOf(accessConstraints, 'AccessConstraint') accessConstraint!: OneOf<typeof accessConstraints>;
  @IsGroup(() => SignalWarning, { optional: true }) warning?: SignalWarning;
  @IsRef('crisis', optional) crisisId?: string;
  @IsExternal(optional) external?: External;
}

export class GradeSignal {
  @IsRef('signal') signalId!: string;
  @IsOneOf(reliabilities) reliability!: OneOf<typeof reliabilities>;
  @IsOneOf(credibilities) credibility!: OneOf<typeof credibilities>;
  @IsText(500) rationale!: string;
}

export class LinkSignal {
  @IsRef('signal') signalId!: string;
  @IsOneOf(['about', 'corroborates', 'contradicts', 'duplicates']) relation!:
    | 'about'
    | 'corroborates'
    | 'contradicts'
    | 'duplicates';
  @IsSubject() to!: Subject;
  @IsText(300, optional) note?: string;
}

export class WithdrawSignal {
  @IsRef('signal') signalId!: string;
  @IsText(500) reason!: string;
  @IsText(80, optional) externalVersion?: string;
}

export const signalCommands = {
  ReportSignal: {
    command: ReportSignal,
    sentence: 'Report something that happened or is said to have happened.',
    roles: ['watch-officer', 'senior-watch-officer', 'desk-analyst', 'team-leader', 'responder', 'partner', 'service'],
    records: { SignalReported: 'cr', SignalRevised: '' },
  },
  GradeSignal: {
    command: GradeSignal,
    sentence: 'Grade how reliable the source and how credible the report is.',
    roles: ['desk-analyst', 'senior-watch-officer'],
    records: { SignalGraded: '' },
    upsert: true,
  },
  LinkSignal: {
    command: LinkSignal,
    sentence: 'Link the signal to what it is about or to another report of the same.',
    roles: ['watch-officer', 'senior-watch-officer', 'desk-analyst'],
    records: { SignalLinked: '' },
  },
  WithdrawSignal: {
    command: WithdrawSignal,
    sentence: 'Withdraw the signal because its source withdrew it.',
    roles: ['service', 'desk-analyst'],
    records: { SignalWithdrawn: '' },
    guarded: true,
  },
} as const satisfies CommandRegistry;

export class SignalReported extends All(SignalKeys, ReportSignal) {}
/** The whole new record of a revised external record. */
export class SignalRevised extends All(SignalKeys, ReportSignal) {}
export class SignalGraded extends All(SignalKeys, GradeSignal) {}
export class SignalLinked extends All(SignalKeys, LinkSignal) {}
export class SignalWithdrawn extends All(SignalKeys, WithdrawSignal) {}

export const signalEvents = {
  SignalReported,
  SignalRevised,
  SignalGraded,
  SignalLinked,
  SignalWithdrawn,
} as const satisfies EventRegistry;

export type SignalCommand = CommandOf<typeof signalCommands>;
export type SignalEvent = EventOf<typeof signalEvents>;

import { All } from '../kernel/combine';
import {
  IsBoolean,
  IsCount,
  IsCountry,
  IsDate,
  IsDecimal,
  IsGlide,
  IsId,
  IsItemId,
  IsLongText,
  IsOneOf,
  IsPosition,
  IsRef,
  IsSeverity,
  IsText,
} from '../kernel/fields';
import { type Evidence, IsEvidence, IsGroup, IsSpan, type Span } from '../kernel/groups';
import {
  confidences,
  crisisKinds,
  crisisStatuses,
  type OneOf,
  participantGroups,
  type Severity,
  threatCodes,
  workLevels,
} from '../vocabulary/code-lists';

const optional = { optional: true } as const;

/** Keys of every event of a crisis. */
export class CrisisKeys {
  @IsId() crisisId!: string;
  @IsCountry({ list: [1, 12] }) countries!: string[];
}

export class OpenCrisis {
  @IsId() crisisId!: string;
  @IsText(120) title!: string;
  @IsCountry({ list: [1, 12] }) countries!: string[];
  @IsOneOf(crisisKinds, 'CrisisKind') kind!: OneOf<typeof crisisKinds>;
  @IsSeverity() severity!: Severity;
  @IsGlide(optional) glide?: string;
  @IsRef('alert', optional) fromAlertId?: string;
  @IsText(40) leadDesk!: string;
  @IsLongText() summary!: string;
}

export class Objective {
  @IsItemId() objectiveId!: string;
  @IsText(300) text!: string;
}
export class SetCrisisDirection {
  @IsRef('crisis') crisisId!: string;
  @IsText(40) leadDesk!: string;
  @IsRef('user', optional) leadUserId?: string;
  @IsRef('team', optional) leadTeamId?: string;
  @IsCount() reportEveryHours!: number;
  @IsGroup(() => Objective, { list: true }) objectives!: Objective[];
  @IsText(500, optional) safetyMessage?: string;
  @IsOneOf(workLevels, 'WorkLevel', { list: true }) levels!: OneOf<typeof workLevels>[];
}

export class ChangeCrisisStatus {
  @IsRef('crisis') crisisId!: string;
  @IsOneOf(crisisStatuses) to!: OneOf<typeof crisisStatuses>;
  @IsText(1000) rationale!: string;
  @IsRef('decision', optional) decisionId?: string;
}

export class ChangeCrisisSeverity {
  @IsRef('crisis') crisisId!: string;
  @IsSeverity() severity!: Severity;
  @IsText(1000) rationale!: string;
  @IsEvidence({ list: [1, 50] }) evidence!: Evidence[];
}

export class GroupValue {
  @IsOneOf(participantGroups, 'ParticipantGroup') group!: OneOf<typeof participantGroups>;
  @IsDecimal() value!: string;
}
export class RecordKeyFigure {
  @IsRef('crisis') crisisId!: string;
  @IsItemId() figureId!: string;
  @IsText(80) metric!: string;
  @IsDecimal() value!: string;
  @IsText(40) unit!: string;
  @IsDate() measuredOn!: string;
  @IsOneOf(confidences, 'Confidence') confidence!: OneOf<typeof confidences>;
  @IsText(300) sourceRef!: string;
  @IsGroup(() => GroupValue, { list: true, optional: true }) disaggregation?: GroupValue[];
  @IsItemId(optional) restates?: string;
  @IsText(500, optional) reason?: string;
}

export class PostSituationUpdate {
  @IsRef('crisis') crisisId!: string;
  @IsSpan() covers!: Span;
  @IsLongText() text!: string;
  @IsBoolean() significant!: boolean;
  @IsLongText(optional) plannedActions?: string;
  @IsOneOf(threatCodes, 'ThreatCode', { list: true }) threats!: OneOf<typeof threatCodes>[];
  @IsEvidence({ list: true }) evidence!: Evidence[];
}

export class Projection {
  @IsOneOf([12, 24, 48, 72]) hours!: 12 | 24 | 48 | 72;
  @IsText(1000) text!: string;
}
export class IssueSituationReport {
  @IsRef('crisis') crisisId!: string;
  @IsId() situationReportId!: string;
  @IsBoolean() final!: boolean;
  @IsPosition() atPosition!: number;
  @IsSpan() covers!: Span;
  @IsLongText() narrative!: string;
  @IsGroup(() => Projection, { list: true }) projections!: Projection[];
  @IsText(300, { list: true }) criticalNeeds!: string[];
}

export class CloseCrisis {
  @IsRef('crisis') crisisId!: string;
  @IsLongText() reason!: string;
  @IsRef('crisis', optional) mergedInto?: string;
}

class Opened {
  @IsText(20) status!: string;
  @IsCount() scaleVersion!: number;
}
class PreviousLead {
  @IsRef('user', optional) previousLeadUserId?: string;
}
class FromStatus {
  @IsText(20) from!: string;
}
class FromSeverity {
  @IsSeverity() from!: Severity;
  @IsCount() scaleVersion!: number;
}
class PreviousValue {
  @IsDecimal() previousValue!: string;
}
class Numbered {
  @IsCount() number!: number;
}
class Digest {
  @IsCount() number!: number;
  @IsText(64) contentSha256!: string;
}
class CheckedAt {
  @IsPosition() checkedAt!: number;
}

export class CrisisOpened extends All(OpenCrisis, Opened) {}
export class CrisisDirectionSet extends All(CrisisKeys, SetCrisisDirection, PreviousLead) {}
export class CrisisStatusChanged extends All(CrisisKeys, ChangeCrisisStatus, FromStatus) {}
export class CrisisSeverityChanged extends All(CrisisKeys, ChangeCrisisSeverity, FromSeverity) {}
export class KeyFigureRecorded extends All(CrisisKeys, RecordKeyFigure) {}
export class KeyFigureRestated extends All(CrisisKeys, RecordKeyFigure, PreviousValue) {}
export class SituationUpdatePosted extends All(CrisisKeys, PostSituationUpdate, Numbered) {}
export class SituationReportIssued extends All(CrisisKeys, IssueSituationReport, Digest) {}
export class CrisisClosed extends All(CrisisKeys, CloseCrisis, CheckedAt) {}

import { All, Only } from '../kernel/combine';
import { fieldOf } from '../kernel/field';
import {
  IsBoolean,
  IsCount,
  IsCountry,
  IsId,
  IsInstant,
  IsItemId,
  IsLongText,
  IsNamePart,
  IsOneOf,
  IsOrg,
  IsRef,
  IsText,
} from '../kernel/fields';
import {
  type Evidence,
  IsEvidence,
  IsGroup,
  IsPeriod,
  IsPlace,
  IsSpan,
  type Period,
  type Place,
  type Span,
} from '../kernel/groups';
import { leaderKinds, leadFunctions, type OneOf, supportKinds, supportStatuses } from '../vocabulary/code-lists';

const optional = { optional: true } as const;

/** One of the functions; with the area it is the name of the record. */
const IsFunction = () =>
  fieldOf({
    notation: 'Text(40)',
    schema: { enum: [...leadFunctions], 'x-wf': { kind: 'choice' } },
    check: (value) =>
      leadFunctions.some((one) => one === value) ? undefined : `must be one of ${leadFunctions.join(', ')}`,
  });

/** Keys of every event on who leads a function in an area. */
export class LeadAuthorityKeys {
  @IsNamePart(40) areaId!: string;
  @IsFunction() function!: string;
  @IsCountry() country!: string;
  @IsRef('crisis', optional) crisisId?: string;
}

export class CriterionAssessment {
  @IsBoolean() met!: boolean;
  @IsText(120) value!: string;
  @IsEvidence({ list: [1, 20] }) evidence!: Evidence[];
  @IsOrg() assessedBy!: string;
}
class Criterion {
  @IsItemId() criterionId!: string;
  @IsText(300) measure!: string;
  @IsText(120) threshold!: string;
  @IsBoolean() mandatory!: boolean;
  @IsRef('indicator', optional) indicatorId?: string;
  @IsGroup(() => CriterionAssessment, optional) assessment?: CriterionAssessment;
}
export class SetTransitionCriterion extends All(LeadAuthorityKeys, Criterion) {}

export class Leader {
  @IsOneOf(leaderKinds) kind!: OneOf<typeof leaderKinds>;
  @IsText(120) org!: string;
}
class Transfer {
  @IsGroup(() => Leader) to!: Leader;
  @IsGroup(() => Leader, optional) parallel?: Leader;
  @IsInstant() at!: string;
  @IsRef('decision') decisionId!: string;
  @IsId({ list: true }) waivedCriterionIds!: string[];
  @IsLongText() exitStrategy!: string;
}
export class TransferLead extends All(LeadAuthorityKeys, Transfer) {}

class Support {
  @IsItemId() supportId!: string;
  @IsText(120) provider!: string;
  @IsText(120) receiver!: string;
  @IsOneOf(supportKinds) kind!: OneOf<typeof supportKinds>;
  @IsText(120) extent!: string;
  @IsPeriod() period!: Period;
  @IsOneOf(supportStatuses) status!: OneOf<typeof supportStatuses>;
}
export class CommitSupport extends All(LeadAuthorityKeys, Support) {}

class Notice {
  @IsItemId() noticeId!: string;
  @IsPlace({ list: [1, 200] }) sites!: Place[];
  @IsText(120, { list: true }) notifiedOrgs!: string[];
  @IsLongText() rules!: string;
  @IsSpan() covers!: Span;
  @IsBoolean() lifted!: boolean;
}
export class IssueDeconflictionNotice extends All(LeadAuthorityKeys, Notice) {}

class FormerLeader {
  @IsText(20) kind!: string;
  @IsText(120) org!: string;
}
class Handover {
  @IsGroup(() => FormerLeader, optional) from?: FormerLeader;
  /** Whole days from the transfer before to this one. */
  @IsCount(optional) daysLed?: number;
}

export class TransitionCriterionSet extends All(
  LeadAuthorityKeys,
  Only(Criterion, 'criterionId', 'measure', 'threshold', 'mandatory', 'indicatorId'),
) {}
export class TransitionCriterionAssessed extends All(LeadAuthorityKeys, Only(Criterion, 'criterionId', 'assessment')) {}
export class LeadTransferred extends All(LeadAuthorityKeys, Transfer, Handover) {}
export class SupportCommitted extends All(LeadAuthorityKeys, Support) {}
export class DeconflictionNoticeIssued extends All(LeadAuthorityKeys, Notice) {}

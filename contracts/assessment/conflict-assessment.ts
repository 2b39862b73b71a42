import { All } from '../kernel/combine';
import {
  IsBoolean,
  IsCount,
  IsCountry,
  IsDate,
  IsDecimal,
  IsId,
  IsItemId,
  IsLongText,
  IsOneOf,
  IsOrg,
  IsRef,
  IsText,
} from '../kernel/fields';
import {
  type Attachment,
  type Evidence,
  IsAttachment,
  IsEvidence,
  IsGroup,
  IsPeriod,
  IsPlace,
  type Period,
  type Place,
} from '../kernel/groups';
import {
  accessConstraints,
  actorRoles,
  confidences,
  type OneOf,
  participantGroups,
  violenceTypes,
  workLevels,
} from '../vocabulary/code-lists';
import { agencyStances, assessmentModes, driverClasses, driverTrends, judgementKinds } from './framework';

const optional = { optional: true } as const;
const many = { list: true } as const;

/** Keys of every event of a conflict assessment. */
export class ConflictAssessmentKeys {
  @IsId() assessmentId!: string;
  @IsCountry({ list: [1, 12] }) countries!: string[];
  @IsRef('crisis', optional) crisisId?: string;
  @IsRef('engagement', optional) engagementId?: string;
}

export class CoLead {
  @IsRef('user') userId!: string;
  @IsOrg() org!: string;
}
export class TeamMember {
  @IsRef('user') userId!: string;
  @IsOrg() org!: string;
  @IsText(60) role!: string;
}
export class CommissionConflictAssessment {
  @IsId() assessmentId!: string;
  @IsText(160) title!: string;
  @IsOneOf(assessmentModes) mode!: OneOf<typeof assessmentModes>;
  @IsCountry({ list: [1, 12] }) countries!: string[];
  @IsPlace(many) places!: Place[];
  @IsLongText() scope!: string;
  @IsGroup(() => CoLead, { list: [1, 4] }) coLeads!: CoLead[];
  @IsOrg({ list: [1, 20] }) agencies!: string[];
  @IsGroup(() => TeamMember, many) team!: TeamMember[];
  @IsBoolean() fieldwork!: boolean;
  @IsOneOf(accessConstraints, 'AccessConstraint') accessConstraint!: OneOf<typeof accessConstraints>;
  @IsRef('crisis', optional) crisisId?: string;
  @IsRef('engagement', optional) engagementId?: string;
  @IsText(120) requestedBy!: string;
  @IsDate() dueAt!: string;
}

export class RecordJudgement {
  @IsRef('conflictAssessment') assessmentId!: string;
  @IsItemId() itemId!: string;
  @IsOneOf(judgementKinds) kind!: OneOf<typeof judgementKinds>;
  @IsLongText() statement!: string;
  @IsOneOf(participantGroups, 'ParticipantGroup', many) groups!: OneOf<typeof participantGroups>[];
  @IsOrg(optional) org?: string;
  @IsRef('partner', optional) partnerId?: string;
  @IsOneOf(actorRoles, 'ActorRole', optional) actorRole?: OneOf<typeof actorRoles>;
  /** Of a stakeholder: whether the groups take part in what concerns them. */
  @IsBoolean(optional) included?: boolean;
  @IsPeriod(optional) period?: Period;
  @IsId(optional) highRiskPeriodId?: string;
  @IsItemId(many) driverIds!: string[];
  @IsOneOf(confidences, 'Confidence') confidence!: OneOf<typeof confidences>;
  @IsEvidence({ list: [0, 50] }) evidence!: Evidence[];
}

export class IdentifyDriver {
  @IsRef('conflictAssessment') assessmentId!: string;
  @IsItemId() driverId!: string;
  @IsLongText() statement!: string;
  @IsOneOf(driverClasses) class!: OneOf<typeof driverClasses>;
  @IsCount() rank!: number;
  @IsOneOf(driverTrends) trend!: OneOf<typeof driverTrends>;
  @IsItemId(many) grievanceIds!: string[];
  @IsItemId(many) actorIds!: string[];
  @IsOneOf(violenceTypes, 'ViolenceType', many) violenceTypes!: OneOf<typeof violenceTypes>[];
  @IsOneOf(confidences, 'Confidence') confidence!: OneOf<typeof confidences>;
  @IsEvidence({ list: [1, 50] }) evidence!: Evidence[];
}

export class ProposeEntryPoint {
  @IsRef('conflictAssessment') assessmentId!: string;
  @IsItemId() entryPointId!: string;
  @IsItemId() driverId!: string;
  @IsLongText() statement!: string;
  @IsOneOf(workLevels, 'WorkLevel') level!: OneOf<typeof workLevels>;
  @IsText(160, optional) localOwner?: string;
  @IsText(1000) rationale!: string;
}

export class RecordAgencyPosition {
  @IsRef('conflictAssessment') assessmentId!: string;
  @IsOrg() agency!: string;
  @IsOneOf(agencyStances) stance!: OneOf<typeof agencyStances>;
  @IsItemId(many) driverIds!: string[];
  @IsLongText() text!: string;
}

export class BaselineFigure {
  @IsText(160) indicator!: string;
  @IsDecimal() value!: string;
  @IsText(40) unit!: string;
  @IsDate() measuredOn!: string;
}
export class StakeholderTest {
  @IsOneOf(participantGroups, 'ParticipantGroup', many) excludedGroups!: OneOf<typeof participantGroups>[];
  @IsText(1000) note!: string;
}
export class PublishConflictAssessment {
  @IsRef('conflictAssessment') assessmentId!: string;
  @IsAttachment() document!: Attachment;
  @IsGroup(() => BaselineFigure, many) strategicBaseline!: BaselineFigure[];
  @IsGroup(() => StakeholderTest) stakeholderTest!: StakeholderTest;
  @IsRef('conflictAssessment', optional) supersedes?: string;
}

class PreviousStance {
  @IsText(30, optional) previous?: string;
}
class Published {
  @IsCount() version!: number;
  @IsCount() driverCount!: number;
  @IsOrg(many) dissentingAgencies!: string[];
}

export class ConflictAssessmentCommissioned extends All(ConflictAssessmentKeys, CommissionConflictAssessment) {}
export class JudgementRecorded extends All(ConflictAssessmentKeys, RecordJudgement) {}
export class DriverIdentified extends All(ConflictAssessmentKeys, IdentifyDriver) {}
export class EntryPointProposed extends All(ConflictAssessmentKeys, ProposeEntryPoint) {}
export class AgencyPositionRecorded extends All(ConflictAssessmentKeys, RecordAgencyPosition, PreviousStance) {}
export class ConflictAssessmentPublished extends All(ConflictAssessmentKeys, PublishConflictAssessment, Published) {}

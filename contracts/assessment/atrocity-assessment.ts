import { All } from '../kernel/combine';
import {
  IsCount,
  IsCountry,
  IsDate,
  IsId,
  IsItemId,
  IsLongText,
  IsOneOf,
  IsOrg,
  IsRef,
  IsSealed,
  IsSeverity,
  IsText,
  type Sealed,
} from '../kernel/fields';
import {
  type Attachment,
  type Evidence,
  IsAttachment,
  IsEvidence,
  IsGroup,
  IsPeriod,
  type Period,
} from '../kernel/groups';
import { actorRoles, confidences, type OneOf, participantGroups, type Severity, tools } from '../vocabulary/code-lists';
import { type Condition, IsCondition } from '../watch/condition';
import { atrocityDefinitions, atrocityFactorKinds, likelihoods, riskLevels } from './atrocity-framework';

const optional = { optional: true } as const;
const many = { list: true } as const;

/** Keys of every event of an atrocity assessment. */
export class AtrocityAssessmentKeys {
  @IsId() assessmentId!: string;
  @IsCountry({ list: [1, 12] }) countries!: string[];
  @IsRef('crisis', optional) crisisId?: string;
}

export class CommissionAtrocityAssessment {
  @IsId() assessmentId!: string;
  @IsText(160) title!: string;
  @IsCountry({ list: [1, 12] }) countries!: string[];
  @IsLongText() scope!: string;
  /** massAtrocity, the default of forms: large-scale and deliberate attacks against civilians. */
  @IsOneOf(atrocityDefinitions) definition!: OneOf<typeof atrocityDefinitions>;
  @IsRef('user') lead!: string;
  @IsOrg({ list: [2, 20] }) agencies!: string[];
  @IsRef('crisis', optional) crisisId?: string;
  @IsDate() dueAt!: string;
}

export class AssessActor {
  @IsRef('atrocityAssessment') assessmentId!: string;
  @IsItemId() actorId!: string;
  /** Sealed for the actor, so that it can be erased by itself. */
  @IsSealed({ subject: 'actorId', text: 160, readers: ['forum-secretary'] }) label!: Sealed;
  @IsOneOf(actorRoles, 'ActorRole') role!: OneOf<typeof actorRoles>;
  @IsLongText() motive!: string;
  @IsLongText() means!: string;
  @IsLongText() opportunity!: string;
  @IsItemId(many) linkedActorIds!: string[];
  @IsOneOf(confidences, 'Confidence') confidence!: OneOf<typeof confidences>;
  @IsEvidence({ list: [1, 50] }) evidence!: Evidence[];
}

export class RecordAtrocityFactor {
  @IsRef('atrocityAssessment') assessmentId!: string;
  @IsItemId() itemId!: string;
  @IsOneOf(atrocityFactorKinds) kind!: OneOf<typeof atrocityFactorKinds>;
  @IsLongText() statement!: string;
  @IsCount(optional) groupSize?: number;
  @IsPeriod(optional) period?: Period;
  @IsOneOf(confidences, 'Confidence') confidence!: OneOf<typeof confidences>;
  @IsEvidence({ list: [1, 50] }) evidence!: Evidence[];
}

export class Development {
  @IsItemId() developmentId!: string;
  @IsText(300) text!: string;
  @IsCondition() condition!: Condition;
  @IsSeverity() ruleSeverity!: Severity;
}
export class DraftAtrocityScenario {
  @IsRef('atrocityAssessment') assessmentId!: string;
  @IsItemId() scenarioId!: string;
  @IsLongText() narrative!: string;
  @IsOneOf(likelihoods) likelihood!: OneOf<typeof likelihoods>;
  @IsSeverity() severity!: Severity;
  @IsGroup(() => Development, many) developments!: Development[];
}

export class RecommendOption {
  @IsRef('atrocityAssessment') assessmentId!: string;
  @IsItemId() optionId!: string;
  @IsOneOf(tools, 'Tool') tool!: OneOf<typeof tools>;
  @IsText(300) aimedAt!: string;
  @IsLongText() text!: string;
  @IsLongText() risks!: string;
  @IsRef('toolkit', optional) toolkitId?: string;
  @IsId(optional) interventionId?: string;
  @IsOneOf(participantGroups, 'ParticipantGroup', many) forProtection!: OneOf<typeof participantGroups>[];
}

export class Dissent {
  @IsOrg() agency!: string;
  @IsText(2000) text!: string;
}
export class PublishAtrocityAssessment {
  @IsRef('atrocityAssessment') assessmentId!: string;
  @IsOneOf(riskLevels) riskLevel!: OneOf<typeof riskLevels>;
  @IsOneOf(confidences, 'Confidence') confidence!: OneOf<typeof confidences>;
  @IsAttachment() document!: Attachment;
  @IsOrg(many) concurring!: string[];
  @IsGroup(() => Dissent, many) dissents!: Dissent[];
  @IsRef('forum') forumId!: string;
}

class Published {
  @IsCount() version!: number;
  @IsText(20, optional) previousRiskLevel?: string;
}

export class AtrocityAssessmentCommissioned extends All(AtrocityAssessmentKeys, CommissionAtrocityAssessment) {}
export class ActorAssessed extends All(AtrocityAssessmentKeys, AssessActor) {}
export class AtrocityFactorRecorded extends All(AtrocityAssessmentKeys, RecordAtrocityFactor) {}
export class AtrocityScenarioDrafted extends All(AtrocityAssessmentKeys, DraftAtrocityScenario) {}
export class OptionRecommended extends All(AtrocityAssessmentKeys, RecommendOption) {}
export class AtrocityAssessmentPublished extends All(AtrocityAssessmentKeys, PublishAtrocityAssessment, Published) {}

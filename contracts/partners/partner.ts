import { All } from '../kernel/combine';
import {
  IsBoolean,
  IsCount,
  IsCountry,
  IsDate,
  IsId,
  IsItemId,
  IsLongText,
  IsOneOf,
  IsRef,
  IsSealed,
  IsText,
  type Sealed,
} from '../kernel/fields';
import { type Attachment, IsAttachment, IsGroup, IsPeriod, IsPlace, type Period, type Place } from '../kernel/groups';
import { expertSources, type OneOf, partnerKinds } from '../vocabulary/code-lists';
import {
  activityStatuses,
  partnerStatuses,
  relationshipKinds,
  relationshipStrengths,
  vettingPurposes,
  vettingResults,
} from './lists';

const optional = { optional: true } as const;

/** Keys of every event of a partner. */
export class PartnerKeys {
  @IsId() partnerId!: string;
}

export class PartnerIdentifier {
  @IsOneOf(['uei', 'iatiOrg', 'national', 'other']) scheme!: 'uei' | 'iatiOrg' | 'national' | 'other';
  @IsText(80) value!: string;
}
export class RegisterPartner {
  @IsId() partnerId!: string;
  @IsText(160) name!: string;
  @IsText(160, { list: true }) aliases!: string[];
  @IsOneOf(partnerKinds, 'PartnerKind') kind!: OneOf<typeof partnerKinds>;
  @IsOneOf(expertSources, 'ExpertSource', optional) expertSource?: OneOf<typeof expertSources>;
  @IsBoolean() local!: boolean;
  @IsCountry({ list: true }) countries!: string[];
  @IsPlace({ list: true }) places!: Place[];
  @IsGroup(() => PartnerIdentifier, { list: true }) identifiers!: PartnerIdentifier[];
  @IsSealed({ subject: 'subjectId', text: 500, readers: [] }, optional) contact?: Sealed;
  @IsId(optional) subjectId?: string;
  @IsText(200, optional) website?: string;
}

export class VetPartner {
  @IsRef('partner') partnerId!: string;
  @IsItemId() vettingId!: string;
  @IsOneOf(vettingPurposes) vettedFor!: OneOf<typeof vettingPurposes>;
  @IsOneOf(vettingResults) result!: OneOf<typeof vettingResults>;
  @IsText(500, { list: true }) conditions!: string[];
  @IsText(120) vettedBy!: string;
  @IsDate() validUntil!: string;
  @IsAttachment(optional) document?: Attachment;
}

export class NoteRelationship {
  @IsRef('partner') partnerId!: string;
  @IsItemId() noteId!: string;
  @IsOneOf(relationshipKinds) kind!: OneOf<typeof relationshipKinds>;
  @IsOneOf(relationshipStrengths) strength!: OneOf<typeof relationshipStrengths>;
  @IsPeriod(optional) agreementPeriod?: Period;
  @IsLongText() text!: string;
  @IsRef('engagement', optional) engagementId?: string;
  @IsCountry(optional) country?: string;
  @IsAttachment(optional) document?: Attachment;
}

export class ActivityExternal {
  @IsText(40) source!: string;
  @IsText(80) version!: string;
  @IsRef('importBatch') batchId!: string;
}
export class ReportPartnerActivity {
  @IsRef('partner') partnerId!: string;
  @IsText(200) activityKey!: string;
  @IsText(300) title!: string;
  @IsText(80) sector!: string;
  @IsPlace() place!: Place;
  @IsOneOf(activityStatuses) status!: OneOf<typeof activityStatuses>;
  @IsPeriod() period!: Period;
  @IsCount(optional) targeted?: number;
  @IsCount(optional) reached?: number;
  @IsText(160, optional) funderName?: string;
  @IsGroup(() => ActivityExternal, optional) external?: ActivityExternal;
}

export class ChangePartnerStatus {
  @IsRef('partner') partnerId!: string;
  @IsOneOf(partnerStatuses) to!: OneOf<typeof partnerStatuses>;
  @IsRef('partner', optional) mergedInto?: string;
  @IsText(500) reason!: string;
}

class Reported {
  @IsCountry() country!: string;
  @IsText(20, optional) previousStatus?: string;
}
class FromStatus {
  @IsText(20) from!: string;
}

export class PartnerRegistered extends All(PartnerKeys, RegisterPartner) {}
export class PartnerVetted extends All(PartnerKeys, VetPartner) {}
export class RelationshipNoted extends All(PartnerKeys, NoteRelationship) {}
export class PartnerActivityReported extends All(PartnerKeys, ReportPartnerActivity, Reported) {}
export class PartnerStatusChanged extends All(PartnerKeys, ChangePartnerStatus, FromStatus) {}

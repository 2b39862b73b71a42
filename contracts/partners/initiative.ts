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
  IsSealedText,
  IsSeverity,
  IsText,
  type Sealed,
} from '../kernel/fields';
import {
  type Evidence,
  IsEvidence,
  IsGroup,
  IsParticipants,
  IsPeriod,
  IsPlace,
  type Participants,
  type Period,
  type Place,
} from '../kernel/groups';
import { activityKinds, type OneOf, participantGroups, type Severity } from '../vocabulary/code-lists';
import { shownPrecisions } from '../vocabulary/places';
import { initiativeOutcomes } from './lists';

const optional = { optional: true } as const;
const many = { list: true } as const;

/** Keys of every event of an initiative. */
export class InitiativeKeys {
  @IsId() initiativeId!: string;
  @IsRef('engagement') engagementId!: string;
  @IsCountry() country!: string;
  @IsRef('partner') localOwnerId!: string;
  @IsRef('crisis', optional) crisisId?: string;
}

export class ProposeInitiative {
  @IsId() initiativeId!: string;
  @IsRef('engagement') engagementId!: string;
  @IsCountry() country!: string;
  @IsRef('crisis', optional) crisisId?: string;
  @IsText(160) title!: string;
  @IsRef('partner') localOwnerId!: string;
  @IsRef('coalition', optional) coalitionId?: string;
  @IsText(300, optional) hostPlanRef?: string;
  /** Drivers and mitigators of an assessment that the initiative works on. */
  @IsId(many) driverIds!: string[];
  @IsOneOf(participantGroups, 'ParticipantGroup', { list: [1, 13] }) groups!: OneOf<typeof participantGroups>[];
  @IsPlace() place!: Place;
  @IsText(500) localPriority!: string;
  @IsLongText() description!: string;
  @IsBoolean() experiment!: boolean;
  @IsPeriod() period!: Period;
}

export class DoNoHarm {
  /** How exactly the places of the initiative may be shown. */
  @IsOneOf(shownPrecisions) placeMayBeShown!: OneOf<typeof shownPrecisions>;
  @IsLongText() risks!: string;
}
export class LaunchInitiative {
  @IsRef('initiative') initiativeId!: string;
  @IsRef('award', many) awardIds!: string[];
  @IsRef('indicator', many) indicatorIds!: string[];
  @IsGroup(() => DoNoHarm) doNoHarm!: DoNoHarm;
  @IsDate() startsOn!: string;
}

export class GroupCount {
  @IsOneOf(participantGroups, 'ParticipantGroup') group!: OneOf<typeof participantGroups>;
  @IsCount() count!: number;
}
export class Facilitators {
  @IsCount() trainedLocals!: number;
  @IsCount() foreign!: number;
}
export class RecordActivity {
  @IsRef('initiative') initiativeId!: string;
  @IsItemId() activityId!: string;
  @IsOneOf(activityKinds, 'ActivityKind') kind!: OneOf<typeof activityKinds>;
  @IsText(200) title!: string;
  @IsBoolean() milestone!: boolean;
  @IsPeriod() period!: Period;
  @IsPlace() place!: Place;
  @IsParticipants() participants!: Participants;
  @IsGroup(() => GroupCount, many) groupCounts!: GroupCount[];
  @IsText(120, optional) institution?: string;
  @IsGroup(() => Facilitators) facilitators!: Facilitators;
  @IsText(1000) result!: string;
  @IsEvidence(many) evidence!: Evidence[];
}

export class RaiseSafetyConcern {
  @IsRef('initiative') initiativeId!: string;
  @IsItemId() concernId!: string;
  @IsSeverity() severity!: Severity;
  @IsSealedText({ readers: ['auditor'] }) account!: Sealed;
  /** An instruction that is shown; it stops nobody from recording what did happen. */
  @IsBoolean() suspendActivity!: boolean;
}

export class ConcludeInitiative {
  @IsRef('initiative') initiativeId!: string;
  @IsOneOf(initiativeOutcomes) outcome!: OneOf<typeof initiativeOutcomes>;
  @IsText(160, optional) ownershipTo?: string;
  @IsText(500, optional) sustainedBy?: string;
  @IsLongText() result!: string;
}

class RunsFor {
  @IsPeriod() period!: Period;
}
class Shown {
  @IsText(20) shownPrecision!: string;
}
class Totals {
  @IsCount() participantsTotal!: number;
  @IsCount() activities!: number;
}

export class InitiativeProposed extends All(InitiativeKeys, ProposeInitiative) {}
export class InitiativeLaunched extends All(InitiativeKeys, LaunchInitiative, RunsFor) {}
export class ActivityRecorded extends All(InitiativeKeys, RecordActivity, Shown) {}
export class SafetyConcernRaised extends All(InitiativeKeys, RaiseSafetyConcern) {}
export class InitiativeConcluded extends All(InitiativeKeys, ConcludeInitiative, Totals) {}

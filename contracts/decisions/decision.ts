import { All, Only } from '../kernel/combine';
import {
  IsBoolean,
  IsCount,
  IsCountry,
  IsId,
  IsInstant,
  IsItemId,
  IsLongText,
  IsOneOf,
  IsOrg,
  IsPosition,
  IsRef,
  IsText,
} from '../kernel/fields';
import {
  type Attachment,
  type Evidence,
  IsAttachment,
  IsEvidence,
  IsGroup,
  IsMoney,
  IsSubject,
  type Money,
  type Subject,
} from '../kernel/groups';
import { instruments, type OneOf, tools } from '../vocabulary/code-lists';

const optional = { optional: true } as const;
const many = { list: true } as const;

const effects = ['approve', 'decline', 'defer', 'act', 'noAction'] as const;
const stances = ['concur', 'nonconcur', 'abstain'] as const;
const taskingStatuses = ['acknowledged', 'completed', 'declined', 'overdue'] as const;

/** Keys of every event of a decision. */
export class DecisionKeys {
  @IsId() decisionId!: string;
  @IsRef('forum') forumId!: string;
  @IsSubject() subject!: Subject;
  @IsCountry(many) countries!: string[];
  @IsRef('crisis', optional) crisisId?: string;
  @IsRef('engagement', optional) engagementId?: string;
}

export class RequestDecision {
  @IsId() decisionId!: string;
  @IsRef('forum') forumId!: string;
  @IsSubject() subject!: Subject;
  @IsText(1000) question!: string;
  @IsLongText() background!: string;
  @IsInstant() dueAt!: string;
  /** Agencies that are asked for their position. */
  @IsOrg(many) agencies!: string[];
  @IsCountry(many) countries!: string[];
  @IsRef('crisis', optional) crisisId?: string;
  @IsRef('engagement', optional) engagementId?: string;
  @IsAttachment(many) papers!: Attachment[];
  @IsBoolean() withdrawn!: boolean;
}
export class TableOption {
  @IsRef('decision') decisionId!: string;
  @IsItemId() optionId!: string;
  @IsText(160) title!: string;
  @IsLongText() text!: string;
  @IsOneOf(effects) effect!: OneOf<typeof effects>;
  @IsOneOf(tools, 'Tool', many) tools!: OneOf<typeof tools>[];
  @IsOneOf(instruments, 'Instrument', many) instruments!: OneOf<typeof instruments>[];
  @IsMoney(optional) cost?: Money;
  @IsCount(optional) staff?: number;
  @IsText(1000, optional) resourceRecommendation?: string;
  @IsLongText() risks!: string;
  @IsLongText() benefits!: string;
  @IsOrg(optional) leadOrg?: string;
}
export class RecordPosition {
  @IsRef('decision') decisionId!: string;
  @IsOrg() agency!: string;
  @IsOneOf(stances) stance!: OneOf<typeof stances>;
  @IsItemId(optional) optionId?: string;
  @IsLongText() text!: string;
}

class Override {
  @IsOrg(many) agencies!: string[];
  @IsLongText() reason!: string;
}
export class TakeDecision {
  @IsRef('decision') decisionId!: string;
  @IsItemId() optionId!: string;
  /** A meeting of the decision's forum. */
  @IsId(optional) meetingId?: string;
  @IsLongText() rationale!: string;
  /** What the boards showed at this position is what was known. */
  @IsPosition() knownAtPosition!: number;
  @IsText(60, { list: [0, 8] }) boards!: string[];
  @IsText(500, many) conditions!: string[];
  @IsGroup(() => Override, optional) override?: Override;
  @IsRef('decision', optional) reverses?: string;
  @IsText(160) decisionAuthority!: string;
}
export class IssueTasking {
  @IsRef('decision') decisionId!: string;
  @IsItemId() taskingId!: string;
  @IsOrg() agency!: string;
  @IsRef('user', optional) userId?: string;
  @IsText(1000) action!: string;
  @IsOneOf(tools, 'Tool') tool!: OneOf<typeof tools>;
  @IsInstant() dueAt!: string;
  @IsCountry(optional) country?: string;
}
export class UpdateTasking {
  @IsRef('decision') decisionId!: string;
  @IsItemId() taskingId!: string;
  @IsOneOf(taskingStatuses) status!: OneOf<typeof taskingStatuses>;
  @IsText(1000) note!: string;
  @IsEvidence(many) evidence!: Evidence[];
}

class PreviousStance {
  @IsText(20, optional) previous?: string;
}
/** The state of one board at the position that a decision names (trust.md §3.8). */
export class BoardHash {
  @IsText(60) topic!: string;
  @IsText(64) stateHash!: string;
}
class Taken {
  @IsText(20) effect!: string;
  @IsGroup(() => BoardHash, many) boardHashes!: BoardHash[];
  /** Agencies that did not concur. */
  @IsOrg(many) dissenting!: string[];
  /** True where the decision was taken at a meeting with a quorum. */
  @IsBoolean() quorumMet!: boolean;
  @IsPosition() checkedAt!: number;
}
class TaskingMoved {
  @IsText(20) from!: string;
  @IsOrg() agency!: string;
  @IsInstant() dueAt!: string;
}

export class DecisionRequested extends All(DecisionKeys, RequestDecision) {}
export class DecisionWithdrawn extends All(DecisionKeys, Only(RequestDecision, 'question')) {}
export class OptionTabled extends All(DecisionKeys, TableOption) {}
export class PositionRecorded extends All(DecisionKeys, RecordPosition, PreviousStance) {}
export class DecisionTaken extends All(DecisionKeys, TakeDecision, Taken) {}
export class TaskingIssued extends All(DecisionKeys, IssueTasking) {}
export class TaskingStatusChanged extends All(DecisionKeys, UpdateTasking, TaskingMoved) {}

import { All } from '../kernel/combine';
import {
  IsBoolean,
  IsCount,
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
import { type Attachment, IsAttachment, IsGroup, IsSubject, type Subject } from '../kernel/groups';
import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import { forumFunctions, type OneOf } from '../vocabulary/code-lists';

const optional = { optional: true } as const;
const many = { list: true } as const;

const forumKinds = [
  'atrocitiesPreventionBoard',
  'crsg',
  'policyCoordinationCommittee',
  'subCommittee',
  'workingGroup',
  'countryTeam',
  'leadersForum',
  'civilSocietyForum',
  'deputies',
] as const;
const meetingStatuses = ['scheduled', 'held', 'cancelled'] as const;

export class ForumKeys {
  @IsId() forumId!: string;
}

class CoChair {
  @IsOrg() org!: string;
  @IsRef('user', optional) userId?: string;
}
/** A seat of an agency in a forum, or who sat there at a meeting. */
export class ForumMember {
  @IsOrg() org!: string;
  @IsRef('user', optional) userId?: string;
  @IsText(60, optional) rank?: string;
}
export class EstablishForum {
  @IsId() forumId!: string;
  @IsText(160) name!: string;
  @IsOneOf(forumKinds) kind!: OneOf<typeof forumKinds>;
  @IsOneOf(forumFunctions, 'ForumFunction', { list: [1, 5] }) functions!: OneOf<typeof forumFunctions>[];
  @IsText(160) founding!: string;
  @IsRef('forum', optional) parentForumId?: string;
  @IsGroup(() => CoChair, { list: [1, 5] }) coChairs!: CoChair[];
  @IsOrg() secretariat!: string;
  @IsGroup(() => ForumMember, many) members!: ForumMember[];
  @IsRef('partner', many) partnerMembers!: string[];
  /** Members that a meeting needs; 0: what policy `quorum` says. */
  @IsCount() quorum!: number;
  @IsText(80, optional) cadence?: string;
  @IsText(120) reportsTo!: string;
  @IsBoolean() closed!: boolean;
}

export class AgendaItem {
  @IsItemId() itemId!: string;
  @IsText(200) title!: string;
  @IsSubject(optional) subject?: Subject;
  @IsAttachment(optional) paper?: Attachment;
  @IsText(60, many) boards!: string[];
}
export class RecordMeeting {
  @IsRef('forum') forumId!: string;
  @IsItemId() meetingId!: string;
  @IsOneOf(meetingStatuses) status!: OneOf<typeof meetingStatuses>;
  @IsInstant() at!: string;
  @IsGroup(() => AgendaItem, many) agenda!: AgendaItem[];
  @IsGroup(() => ForumMember, many) attendance!: ForumMember[];
  @IsLongText(optional) conclusions?: string;
  @IsAttachment(optional) minutes?: Attachment;
  @IsPosition(optional) pinnedPosition?: number;
}

export const forumCommands = {
  EstablishForum: {
    command: EstablishForum,
    sentence: 'Establish a forum or change its chairs, members and rules; closed true ends it.',
    roles: ['forum-secretary', 'decision-maker'],
    records: { ForumEstablished: '' },
    upsert: true,
  },
  RecordMeeting: {
    command: RecordMeeting,
    sentence: 'Record a meeting of the forum: when it is, its agenda, who came, what was concluded.',
    roles: ['forum-secretary'],
    records: { MeetingRecorded: '' },
    upsert: true,
  },
} as const satisfies CommandRegistry;

class MembersMoved {
  /** `ORG`, `ORG <user id>` or `partner <id>` of each member that was not there before. */
  @IsText(160, many) joined!: string[];
  @IsText(160, many) left!: string[];
}
class QuorumMet {
  @IsBoolean() quorumMet!: boolean;
}

export class ForumEstablished extends All(ForumKeys, EstablishForum, MembersMoved) {}
export class MeetingRecorded extends All(ForumKeys, RecordMeeting, QuorumMet) {}

export const forumEvents = { ForumEstablished, MeetingRecorded } as const satisfies EventRegistry;

export type ForumCommand = CommandOf<typeof forumCommands>;
export type ForumEvent = EventOf<typeof forumEvents>;

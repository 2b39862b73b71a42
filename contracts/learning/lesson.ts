import { All } from '../kernel/combine';
import {
  IsCount,
  IsCountry,
  IsDate,
  IsId,
  IsLongText,
  IsOneOf,
  IsOrg,
  IsPosition,
  IsRef,
  IsText,
} from '../kernel/fields';
import { type Evidence, IsEvidence, IsGroup } from '../kernel/groups';
import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import { lessonOutcomes, lessonTargets, type OneOf } from '../vocabulary/code-lists';
import { anyRole } from '../vocabulary/roles';

const optional = { optional: true } as const;

/** Keys of every event of a lesson. */
export class LessonKeys {
  @IsId() lessonId!: string;
  @IsRef('engagement', optional) engagementId?: string;
  @IsRef('crisis', optional) crisisId?: string;
}

/** A place in the log of another realm, with the root that holds it. */
class FromRealm {
  @IsText(60) realm!: string;
  @IsPosition() position!: number;
  @IsText(64) rootSha256!: string;
}
export class CaptureLesson {
  @IsId() lessonId!: string;
  @IsText(160) title!: string;
  @IsLongText() observation!: string;
  @IsLongText() discussion!: string;
  @IsLongText() recommendation!: string;
  @IsText(40, { list: true }) keywords!: string[];
  @IsEvidence({ list: [1, 50] }) originRefs!: Evidence[];
  @IsGroup(() => FromRealm, optional) fromRealm?: FromRealm;
  @IsRef('engagement', optional) engagementId?: string;
  @IsRef('crisis', optional) crisisId?: string;
  @IsCountry(optional) country?: string;
}

class AssignedTo {
  @IsOrg() org!: string;
  @IsRef('user', optional) userId?: string;
  /** The last day. */
  @IsDate() dueAt!: string;
}
export class ReviewLesson {
  @IsRef('lesson') lessonId!: string;
  @IsOneOf(lessonOutcomes) outcome!: OneOf<typeof lessonOutcomes>;
  @IsText(1000) reason!: string;
  @IsGroup(() => AssignedTo, optional) assignedTo?: AssignedTo;
}

class LessonTarget {
  @IsOneOf(lessonTargets) kind!: OneOf<typeof lessonTargets>;
  @IsText(80) id!: string;
  @IsCount() version!: number;
}
export class ApplyLesson {
  @IsRef('lesson') lessonId!: string;
  @IsGroup(() => LessonTarget) target!: LessonTarget;
  @IsText(1000) how!: string;
}

export const lessonCommands = {
  CaptureLesson: {
    command: CaptureLesson,
    sentence: 'Capture a lesson: what was seen, what it means, and what should change.',
    roles: [...anyRole, 'evaluator', 'system'],
    records: { LessonCaptured: 'c' },
  },
  ReviewLesson: {
    command: ReviewLesson,
    sentence: 'Validate, assign, reject or retire a lesson.',
    roles: ['learning-manager'],
    records: { LessonReviewed: '' },
  },
  ApplyLesson: {
    command: ApplyLesson,
    sentence: 'Say which version of a plan, toolkit, course, rule, policy or exercise holds the lesson.',
    roles: ['learning-manager', 'planner'],
    records: { LessonApplied: '' },
  },
} as const satisfies CommandRegistry;

class FromStage {
  @IsText(20) from!: string;
}
class SinceCapture {
  /** Whole days. */
  @IsCount() daysFromCapture!: number;
}
export class LessonCaptured extends All(LessonKeys, CaptureLesson) {}
export class LessonReviewed extends All(LessonKeys, ReviewLesson, FromStage) {}
export class LessonApplied extends All(LessonKeys, ApplyLesson, SinceCapture) {}

export const lessonEvents = { LessonCaptured, LessonReviewed, LessonApplied } as const satisfies EventRegistry;

export type LessonCommand = CommandOf<typeof lessonCommands>;
export type LessonEvent = EventOf<typeof lessonEvents>;

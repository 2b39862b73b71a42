import type { LessonEvent } from '../../contracts/learning/lesson';
import { board } from '../board';

type Data<T extends LessonEvent['type']> = Extract<LessonEvent, { type: T }>['data'];

interface LessonRow {
  readonly captured?: Data<'LessonCaptured'>;
  readonly stage: string;
  readonly assignedTo?: Data<'LessonReviewed'>['assignedTo'];
  readonly applied?: Data<'LessonApplied'>;
}

/** Lessons on their way from captured to applied; a lesson counts as learned only when it is applied. */
export const lessonsBoard = board<LessonEvent>()({
  topic: 'lessons',
  version: 1,
  category: 'lesson',
  readers: 'any',
  keys: ({ data }) => [data.lessonId],
  blank: { stage: 'captured' } as LessonRow,
  on: {
    LessonCaptured: (row, { data }) => ({ ...row, captured: data }),
    LessonReviewed: (row, { data: { outcome, assignedTo } }) => ({
      ...row,
      stage: outcome,
      ...(assignedTo && { assignedTo }),
    }),
    LessonApplied: (row, { data }) => ({ ...row, stage: 'applied', applied: data }),
  },
  show: ({ captured, stage, assignedTo, applied }) => ({
    title: captured?.title ?? null,
    keywords: captured?.keywords ?? [],
    engagementId: captured?.engagementId ?? null,
    stage,
    assignedTo: assignedTo ? { org: assignedTo.org, userId: assignedTo.userId ?? null, dueAt: assignedTo.dueAt } : null,
    appliedTo: applied ? { ...applied.target } : null,
    daysFromCapture: applied?.daysFromCapture ?? null,
  }),
});

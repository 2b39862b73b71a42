import type { LessonEvent } from '../../contracts/learning/lesson';
import { deadline } from '../deadline';
import { endOfDay } from './instant';

/** Until when an assigned lesson is to be applied: with the day that the assignment names. */
export const lessonDue = deadline<LessonEvent>()({
  kind: 'lesson-due',
  category: 'lesson',
  subject: ({ data }) => data.lessonId,
  on: {
    LessonCaptured: ({ data }) => ({ note: { title: data.title } }),
    LessonReviewed: ({ data }, row) => {
      if (data.outcome === 'assigned' && data.assignedTo) return { armed: endOfDay(data.assignedTo.dueAt) };
      return data.outcome === 'rejected' && row?.dueAt !== undefined ? { closed: true } : undefined;
    },
    LessonApplied: () => ({ closed: true }),
  },
});

import type { ApplyLesson, CaptureLesson, LessonEvent, ReviewLesson } from '../../contracts/learning/lesson';

const idOf = (tail: string) => `01900000-0000-7000-8000-${tail.padStart(12, '0')}`;

export const lessonId = idOf('1e01');
export const crisisId = idOf('c001');
export const toolkitId = idOf('7001');
export const keys = { lessonId, crisisId };

export const capture: CaptureLesson = {
  lessonId,
  title: 'Text messages came first',
  observation: 'Text messages were an hour ahead of calls.',
  discussion: 'Calls wait for a line.',
  recommendation: 'Give the number to every observer.',
  keywords: ['early warning'],
  originRefs: [{ kind: 'url', ref: 'https://example.org/hotwash' }],
  crisisId,
  country: 'KEN',
};
export const captured = {
  type: 'LessonCaptured' as const,
  data: capture,
  by: 'user-capturer',
  at: '2013-02-01T12:00:00.000000Z',
};

/** A review as the command gives it; the lesson is assigned where nothing else is said. */
export const reviewing = (outcome: ReviewLesson['outcome'], more: Partial<ReviewLesson> = {}) => ({
  type: 'ReviewLesson' as const,
  data: {
    lessonId,
    outcome,
    reason: 'as discussed',
    ...(outcome === 'assigned' && { assignedTo: { org: 'STATE', dueAt: '2013-06-30' } }),
    ...more,
  },
});
export const reviewed = (
  outcome: ReviewLesson['outcome'],
  from: string,
): Extract<LessonEvent, { type: 'LessonReviewed' }> => ({
  type: 'LessonReviewed',
  data: { ...reviewing(outcome).data, ...keys, from },
});

export const application: ApplyLesson = {
  lessonId,
  target: { kind: 'toolkit', id: toolkitId, version: 2 },
  how: 'A section on numbers for observers',
};
export const applied: LessonEvent = { type: 'LessonApplied', data: { ...application, ...keys, daysFromCapture: 30 } };

/** What a lesson has been through when it stands at a stage. */
export const past = {
  captured: [captured],
  validated: [captured, reviewed('validated', 'captured')],
  assigned: [captured, reviewed('validated', 'captured'), reviewed('assigned', 'validated')],
  applied: [captured, reviewed('validated', 'captured'), reviewed('assigned', 'validated'), applied],
  rejected: [captured, reviewed('rejected', 'captured')],
  retired: [
    captured,
    reviewed('validated', 'captured'),
    reviewed('assigned', 'validated'),
    applied,
    reviewed('retired', 'applied'),
  ],
} as const;

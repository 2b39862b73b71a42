import { secondsBetween } from '../../contracts/clock';
import { eventLimits } from '../../contracts/event-log';
import type { StreamFact } from '../../contracts/facts';
import { same } from '../../contracts/kernel/same';
import {
  ApplyLesson,
  CaptureLesson,
  type LessonCommand,
  type LessonEvent,
  type LessonKeys,
  lessonCommands,
  lessonEvents,
  type ReviewLesson,
} from '../../contracts/learning/lesson';
import { contentOf } from '../platform/content-of';
import { checked, defineDecider, rule, stop } from '../platform/decider';
import { personsOf } from '../platform/persons-of';

type Outcome = ReviewLesson['outcome'];

interface Lesson {
  readonly captured?: Readonly<CaptureLesson>;
  readonly capturedAt: string;
  /** Who captured it, a principal under delegation included. */
  readonly capturers: readonly string[];
  readonly stage: 'captured' | 'applied' | Outcome;
  readonly assignedTo?: ReviewLesson['assignedTo'];
  readonly applied?: Readonly<ApplyLesson>;
}
interface LessonFacts {
  /** Events of the record that the lesson is applied to. */
  readonly target: StreamFact;
}

/** The outcomes of a review by the stage that it meets. */
const outcomes: Readonly<Record<Lesson['stage'], readonly Outcome[]>> = {
  captured: ['validated', 'rejected'],
  validated: ['assigned', 'rejected'],
  assigned: [],
  applied: ['retired'],
  rejected: [],
  retired: [],
};
const oneDay = 86_400;
const said = { capture: contentOf(CaptureLesson), application: contentOf(ApplyLesson) };

const isOpen = [
  stop<Lesson, object, LessonFacts>('NOT_FOUND', (_, { captured }) => !captured && {}),
  stop<Lesson, object, LessonFacts>(
    'RECORD_CLOSED',
    (_, { stage }) => (stage === 'rejected' || stage === 'retired') && { state: stage },
  ),
] as const;

const hasVersion = (events: StreamFact | undefined, version: number) =>
  events?.some(({ data }) => data.version === version) ?? false;

/** Decides what becomes of one observation that something should be learned from (domain.md §2.12). */
export const lesson = defineDecider<LessonCommand, LessonEvent, LessonKeys, LessonFacts>()<Lesson>({
  category: 'lesson',
  id: 'lessonId',
  commands: lessonCommands,
  events: lessonEvents,
  initial: { capturedAt: '', capturers: [], stage: 'captured' },
  keys: ({ captured }) => ({
    ...(captured && { lessonId: captured.lessonId }),
    ...(captured?.engagementId && { engagementId: captured.engagementId }),
    ...(captured?.crisisId && { crisisId: captured.crisisId }),
  }),

  decide: {
    CaptureLesson: {
      done: (command, { captured }) => same(captured, command),
      refuse: [stop('ALREADY_EXISTS', ({ lessonId }, { captured }) => captured && { lessonId })],
      record: (command) => [{ type: 'LessonCaptured', data: { ...command } }],
    },

    ReviewLesson: {
      done: ({ outcome, assignedTo }, lesson) =>
        lesson.stage === outcome && (outcome !== 'assigned' || same(lesson.assignedTo, assignedTo)),
      refuse: [
        ...isOpen,
        stop('WRONG_STATE', ({ outcome }, { stage }) => {
          const legal = outcomes[stage];
          return !legal.includes(outcome) && { state: stage, legal };
        }),
        stop('INVALID_FIELDS', ({ outcome, assignedTo }) => {
          const rule = outcome === 'assigned' ? 'is required' : 'belongs to the outcome assigned';
          return (
            (outcome === 'assigned') !== (assignedTo !== undefined) && { errors: [{ pointer: '/assignedTo', rule }] }
          );
        }),
        rule('SAME_PERSON', ({ outcome }, { capturers }, issued) => {
          const own = personsOf(issued).find((person) => capturers.includes(person));
          return outcome === 'validated' && own !== undefined && { capturer: own };
        }),
      ],
      record: (command, { stage }) => [{ type: 'LessonReviewed', data: { ...command, from: stage } }],
    },

    ApplyLesson: {
      facts: ({ target }): { target?: { stream: string } } => {
        const stream = `${target.kind}-${target.id}`;
        return eventLimits.stream.test(stream) ? { target: { stream } } : {};
      },
      done: (command, { applied }) => same(applied, command),
      refuse: [
        ...isOpen,
        stop('WRONG_STATE', (_, { stage }) => stage !== 'assigned' && { state: stage, legal: ['assigned'] }),
        checked(
          'TARGET_VERSION_UNKNOWN',
          ({ target }, _, __, facts) => !hasVersion(facts.target, target.version) && { ...target },
        ),
      ],
      record: (command, { capturedAt }, { at }) => [
        {
          type: 'LessonApplied',
          data: { ...command, daysFromCapture: Math.max(0, Math.floor(secondsBetween(capturedAt, at) / oneDay)) },
        },
      ],
    },
  },

  evolve: {
    LessonCaptured: (lesson, data, meta) => ({
      ...lesson,
      captured: said.capture(data),
      capturedAt: meta.recordedAt,
      capturers: personsOf(meta),
    }),
    LessonReviewed: (lesson, { outcome, assignedTo }) => ({
      ...lesson,
      stage: outcome,
      ...(assignedTo && { assignedTo }),
    }),
    LessonApplied: (lesson, data) => ({ ...lesson, stage: 'applied', applied: said.application(data) }),
  },
});

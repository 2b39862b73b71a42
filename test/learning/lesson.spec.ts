import type { StreamFact } from '../../contracts/facts';
import { lesson } from '../../src/learning/lesson';
import { scenario } from '../scenario';
import { application, capture, captured, keys, lessonId, past, reviewed, reviewing, toolkitId } from './lesson-cases';

const { given } = scenario(lesson);
type Stage = keyof typeof past;
type Outcome = 'validated' | 'assigned' | 'rejected' | 'retired';
const stages = Object.keys(past) as Stage[];
const arrows: readonly (readonly [Stage, Outcome])[] = [
  ['captured', 'validated'],
  ['captured', 'rejected'],
  ['validated', 'assigned'],
  ['validated', 'rejected'],
  ['applied', 'retired'],
];
const outcomes: readonly Outcome[] = ['validated', 'assigned', 'rejected', 'retired'];
const isClosed = (stage: Stage) => stage === 'rejected' || stage === 'retired';
const others = stages.flatMap((stage) =>
  outcomes
    .filter((outcome) => outcome !== stage && !arrows.some(([from, to]) => from === stage && to === outcome))
    .map((outcome) => [stage, outcome] as const),
);
const as = (id: string, onBehalfOf?: string) => ({
  issued: { actor: { id, role: 'learning-manager', org: 'STATE' }, ...(onBehalfOf && { onBehalfOf }) },
});

describe('capturing a lesson', () => {
  const capturing = { type: 'CaptureLesson' as const, data: capture };
  it('is recorded once', () => {
    given().when(capturing).records({ type: 'LessonCaptured', data: capture });
    given(captured).when(capturing).recordsNothing();
    given(...past.applied)
      .when(capturing)
      .recordsNothing();
  });
  it('under an id that is taken is refused', () =>
    given(captured)
      .when({ ...capturing, data: { ...capture, title: 'Another' } })
      .refuses('ALREADY_EXISTS'));
});

describe('reviewing a lesson', () => {
  it.each(arrows)('leads from %s to %s', (from, outcome) =>
    given(...past[from])
      .when(reviewing(outcome))
      .records(reviewed(outcome, from)),
  );

  it.each(others)('does not lead from %s to %s', (from, outcome) =>
    given(...past[from])
      .when(reviewing(outcome))
      .refuses(isClosed(from) ? 'RECORD_CLOSED' : 'WRONG_STATE'),
  );

  it.each(outcomes)('to where it stands, %s, records nothing', (outcome) =>
    given(...past[outcome])
      .when(reviewing(outcome))
      .recordsNothing(),
  );

  it('needs a lesson', () => given().when(reviewing('validated')).refuses('NOT_FOUND'));

  it('assigns to somebody until a day, and only when it assigns', () => {
    const assignedTo = { org: 'STATE', dueAt: '2013-06-30' };
    given(...past.validated)
      .when({ type: 'ReviewLesson', data: { lessonId, outcome: 'assigned', reason: 'x' } })
      .refuses('INVALID_FIELDS');
    given(captured).when(reviewing('validated', { assignedTo })).refuses('INVALID_FIELDS');
    given(...past.assigned)
      .when(reviewing('assigned', { assignedTo: { ...assignedTo, org: 'USAID' } }))
      .refuses('WRONG_STATE');
  });

  it('validates by another person than the capturer, whoever acts for whom', () => {
    given(captured).when(reviewing('validated'), as('user-capturer')).refuses('SAME_PERSON');
    given(captured).when(reviewing('validated'), as('user-lm1', 'user-capturer')).refuses('SAME_PERSON');
    given({ ...captured, by: 'user-lm1' })
      .when(reviewing('validated'), as('user-lm1'))
      .refuses('SAME_PERSON');
    given(captured).when(reviewing('validated'), as('user-lm1')).records(reviewed('validated', 'captured'));
    given(captured).when(reviewing('rejected'), as('user-capturer')).records(reviewed('rejected', 'captured'));
    given(...past.validated)
      .when(reviewing('assigned'), as('user-capturer'))
      .records(reviewed('assigned', 'validated'));
  });
});

describe('applying a lesson', () => {
  const applying = { type: 'ApplyLesson' as const, data: application };
  const versions = (...numbers: readonly number[]) => ({
    facts: { target: numbers.map((version) => ({ data: { version } })) as unknown as StreamFact },
  });

  it('counts the whole days since it was captured', () => {
    given(...past.assigned)
      .when(applying, versions(1, 2))
      .records({ type: 'LessonApplied', data: { ...application, ...keys, daysFromCapture: 30 } });
    given({ ...captured, at: '2013-04-01T00:00:00.000000Z' }, ...past.assigned.slice(1))
      .when(applying, versions(2))
      .records({ type: 'LessonApplied', data: { ...application, ...keys, daysFromCapture: 0 } });
  });

  it('asks the record it names for the version', () => {
    const { facts } = lesson.decide.ApplyLesson;
    expect(facts!(application)).toEqual({ target: { stream: `toolkit-${toolkitId}` } });
    expect(facts!({ ...application, target: { kind: 'policy', id: 'alert-shelving', version: 1 } })).toEqual({
      target: { stream: 'policy-alert-shelving' },
    });
    expect(facts!({ ...application, target: { kind: 'plan', id: 'no id', version: 1 } })).toEqual({});
    given(...past.assigned)
      .when(applying, versions(1, 3))
      .refuses('TARGET_VERSION_UNKNOWN');
    given(...past.assigned)
      .when(applying, versions())
      .refuses('TARGET_VERSION_UNKNOWN');
    given(...past.assigned)
      .when(applying)
      .refuses('TARGET_VERSION_UNKNOWN');
  });

  it.each(stages.filter((stage) => stage !== 'assigned' && stage !== 'applied' && stage !== 'retired'))(
    'is not possible while it is %s',
    (stage) =>
      given(...past[stage])
        .when(applying, versions(2))
        .refuses(isClosed(stage) ? 'RECORD_CLOSED' : 'WRONG_STATE'),
  );

  it('again records nothing; to something else it is refused', () => {
    given(...past.applied)
      .when(applying, versions(2))
      .recordsNothing();
    const elsewhere = { ...applying, data: { ...application, how: 'Otherwise' } };
    given(...past.applied)
      .when(elsewhere, versions(2))
      .refuses('WRONG_STATE');
    given(...past.retired)
      .when(elsewhere, versions(2))
      .refuses('RECORD_CLOSED');
    given().when(applying, versions(2)).refuses('NOT_FOUND');
  });

  it('carries no crisis where the lesson has none', () => {
    const { crisisId: _, ...withoutCrisis } = capture;
    given({ type: 'LessonCaptured', data: withoutCrisis }, ...past.assigned.slice(1))
      .when(applying, versions(2))
      .records({ type: 'LessonApplied', data: { ...application, daysFromCapture: 0 } });
  });
});

import { startingPolicies } from '../../contracts/policies';
import { lessonsBoard } from '../../projections/learning/lessons-board';
import { practicesBoard } from '../../projections/learning/practices-board';
import { toolkitTextsRegister } from '../../projections/learning/toolkit-texts-register';
import { clock, variant } from '../projections/clocks';
import { shown, withoutClock } from '../projections/folding';
import { golden, goldenOf } from '../projections/golden';
import { standing } from './standing';

const captured = goldenOf('LessonCaptured');
const [validated, assigned] = golden.filter(({ type }) => type === 'LessonReviewed') as [
  typeof captured,
  typeof captured,
];
const applied = goldenOf('LessonApplied');
const lessonId = captured.data.lessonId as string;
const published = goldenOf('ToolkitPublished');
const seen = goldenOf('InterventionEvidenceRecorded');
const used = goldenOf('ToolkitUsed');
const interventionId = seen.data.interventionId as string;
const toolkitId = published.data.toolkitId as string;

describe('board lessons', () => {
  withoutClock();
  const row = (...events: typeof golden) => shown(lessonsBoard, events)[lessonId];

  it('follows a lesson until it is learned', () => {
    expect(row(captured)).toEqual({
      title: 'Reports by text message came first',
      keywords: ['early warning'],
      engagementId: null,
      stage: 'captured',
      assignedTo: null,
      appliedTo: null,
      daysFromCapture: null,
    });
    expect(row(captured, validated)).toMatchObject({ stage: 'validated', assignedTo: null });
    expect(row(captured, validated, assigned)).toMatchObject({
      stage: 'assigned',
      assignedTo: { org: 'STATE', userId: (assigned.data as any).assignedTo.userId, dueAt: '2013-06-30' },
    });
    expect(row(captured, validated, assigned, applied)).toMatchObject({
      stage: 'applied',
      appliedTo: { kind: 'toolkit', id: toolkitId, version: 1 },
      daysFromCapture: 0,
    });
    expect(row(captured, variant('LessonReviewed', { outcome: 'rejected' }))).toMatchObject({ stage: 'rejected' });
  });

  it('shows the corrected words of a lesson', () => {
    const [corrected] = standing([captured], captured, [{ pointer: '/title', value: '"Text came first"' }]);
    expect(row(corrected!, validated)).toMatchObject({ title: 'Text came first', stage: 'validated' });
  });
});

describe('board practices', () => {
  withoutClock();
  const row = (...events: typeof golden) => shown(practicesBoard, events)[interventionId];

  it('has one row for each intervention, of the version that held it last', () => {
    const next = variant('ToolkitPublished', {
      version: 2,
      interventions: [{ interventionId: 'other', tool: 'political', title: 'Dialogue', text: 'x' }],
    });
    expect(row(published)).toEqual({
      toolkitId,
      tool: 'programmatic',
      title: 'Early warning by text message',
      version: 1,
      strength: null,
      contexts: [],
      effects: [],
      uses: [],
    });
    expect(shown(practicesBoard, [published, next])).toMatchObject({
      other: { title: 'Dialogue', version: 2 },
      [interventionId]: { version: 1 },
    });
  });

  it('tells the last strength, and every context and effect; repeats count once', () => {
    const later = variant('InterventionEvidenceRecorded', {
      evidenceId: 'later',
      strength: 'strong',
      context: 'Nigeria',
      effectSeen: 'fewer attacks',
    });
    expect(row(published, seen, later)).toMatchObject({
      strength: 'strong',
      contexts: ['Kenya, general election', 'Nigeria'],
      effects: ['police came sooner', 'fewer attacks'],
    });
    expect(row(published, seen, seen)).toMatchObject({ contexts: ['Kenya, general election'] });
  });

  it('counts uses by post, each once', () => {
    const again = variant('ToolkitUsed', { useId: 'again' });
    const { post: _, ...withoutPost } = used.data;
    const elsewhere = { ...variant('ToolkitUsed', {}), data: { ...withoutPost, useId: 'elsewhere' } };
    expect(row(published, used, used, again, elsewhere)?.uses).toEqual([
      { country: 'KEN', post: 'Nairobi', uses: 2 },
      { country: 'KEN', post: null, uses: 1 },
    ]);
  });

  it('is folded again without struck evidence and with corrected uses', () => {
    expect(row(...standing([published, seen], seen))).toMatchObject({ strength: null, contexts: [], effects: [] });
    const moved = standing([published, used], used, [{ pointer: '/post', value: '"Mombasa"' }]);
    expect(row(...moved)?.uses).toEqual([{ country: 'KEN', post: 'Mombasa', uses: 1 }]);
  });
});

describe('register toolkit-texts', () => {
  withoutClock();
  it('has one row for each section in each version', () => {
    const rows = (...events: typeof golden) =>
      events.flatMap((event) => toolkitTextsRegister.rows(event, { policies: startingPolicies }));
    const [section] = published.data.sections as unknown as { sectionId: string }[];
    const next = variant('ToolkitPublished', { version: 2 });
    expect(rows(...golden, next).map(({ key }) => key)).toEqual([
      `${toolkitId}.v1.${section!.sectionId}`,
      `${toolkitId}.v2.${section!.sectionId}`,
    ]);
    expect(rows(published)[0]?.row).toEqual({
      toolkitId,
      version: 1,
      toolkit: 'Electoral violence',
      kind: 'interventionToolkit',
      sectionId: section!.sectionId,
      title: 'Before the vote',
      text: 'Map places of earlier violence.',
      position: published.position,
    });
  });
});

describe('lesson-due', () => {
  withoutClock();
  const due = (...events: typeof golden) => clock('lesson-due', lessonId, ...events);

  it('runs from the assignment to the end of its day', () => {
    expect(due(captured, validated)?.dueAt).toBeUndefined();
    expect(due(captured, validated, assigned)).toMatchObject({
      dueAt: '2013-06-30T23:59:59.999999Z',
      subject: { kind: 'lesson', id: lessonId },
      countries: ['KEN'],
      note: { title: 'Reports by text message came first' },
    });
  });
  it('ends when the lesson is applied or rejected', () => {
    expect(due(captured, validated, assigned, applied)?.dueAt).toBeUndefined();
    const rejected = variant('LessonReviewed', { outcome: 'rejected' });
    expect(due(captured, assigned, rejected)).toMatchObject({ closedBy: rejected.id });
    expect(due(captured, rejected)?.closedBy).toBeUndefined();
  });
});

import { actorsBoard } from '../../projections/assessment/actors-board';
import { assessmentsBoard } from '../../projections/assessment/assessments-board';
import { driversBoard } from '../../projections/assessment/drivers-board';
import { judgementsRegister } from '../../projections/assessment/judgements-register';
import { dissentsRegister } from '../../projections/decisions/dissents-register';
import { laneOf } from '../../projections/timeline/lanes';
import { clock, variant } from '../projections/clocks';
import { shown, withoutClock } from '../projections/folding';
import { golden, goldenOf } from '../projections/golden';
import { idOf } from './cases';

const conflictId = goldenOf('ConflictAssessmentCommissioned').data.assessmentId as string;
const atrocityId = goldenOf('AtrocityAssessmentCommissioned').data.assessmentId as string;
const ofStream = (stream: string) => golden.filter((event) => event.stream === stream);
const conflict = ofStream(`conflictAssessment-${conflictId}`);
const atrocity = ofStream(`atrocityAssessment-${atrocityId}`);

describe('board assessments', () => {
  withoutClock();
  const row = (...events: Parameters<typeof shown>[1]) => shown(assessmentsBoard, events)[conflictId];
  const [commissioned] = conflict;

  it('shows an assessment as commissioned, and every agency silent', () =>
    expect(row(commissioned!)).toEqual({
      kind: 'conflict',
      title: 'Kenya: drivers of electoral violence',
      mode: 'crisis',
      countries: ['KEN'],
      dueAt: '2013-03-18',
      team: [
        { userId: '01900000-0000-7000-8000-000000000071', org: 'STATE', role: 'co-lead' },
        { userId: '01900000-0000-7000-8000-000000000071', org: 'USAID', role: 'field analyst' },
      ],
      state: 'commissioned',
      judgements: 0,
      stakeholdersExcluded: [],
      drivers: 0,
      entryPoints: 0,
      concurred: [],
      dissented: [],
      silent: ['STATE', 'USAID'],
      version: null,
      publishedAt: null,
      riskLevel: null,
      options: 0,
      scenarios: 0,
    }));

  it('counts items once however often they are recorded, and takes what was said last', () => {
    const included = variant('JudgementRecorded', { itemId: idOf(1), kind: 'stakeholder', included: true });
    const excluded = variant('JudgementRecorded', {
      itemId: idOf(1),
      kind: 'stakeholder',
      included: false,
      groups: ['youth'],
    });
    expect(row(...conflict.slice(0, 5))).toMatchObject({
      judgements: 2,
      stakeholdersExcluded: ['minority', 'women'],
      drivers: 1,
      entryPoints: 1,
    });
    expect(row(commissioned!, excluded, excluded)).toMatchObject({ judgements: 1, stakeholdersExcluded: ['youth'] });
    expect(row(commissioned!, excluded, included)).toMatchObject({ judgements: 1, stakeholdersExcluded: [] });
    // A judgement that was struck is not among the events of the row.
    expect(row(commissioned!)).toMatchObject({ judgements: 0, stakeholdersExcluded: [] });
  });

  it('shows who concurred, who dissented and who is silent', () => {
    const comment = variant('AgencyPositionRecorded', { agency: 'STATE', stance: 'concurWithComment' });
    const turned = variant('AgencyPositionRecorded', { agency: 'USAID', stance: 'concur' });
    const dissent = goldenOf('AgencyPositionRecorded');
    expect(row(commissioned!, dissent)).toMatchObject({ concurred: [], dissented: ['USAID'], silent: ['STATE'] });
    expect(row(commissioned!, dissent, comment)).toMatchObject({ concurred: ['STATE'], silent: [] });
    expect(row(commissioned!, dissent, turned)).toMatchObject({ concurred: ['USAID'], dissented: [] });
  });

  it('moves from diagnosis to segue to published, and back once anything follows', () => {
    const judged = (kind: string, tail: number) => variant('JudgementRecorded', { itemId: idOf(tail), kind });
    const taskOne = [
      commissioned!,
      judged('context', 1),
      judged('grievance', 2),
      judged('window', 3),
      goldenOf('DriverIdentified'),
    ];
    const published = goldenOf('ConflictAssessmentPublished');
    expect(row(...taskOne.slice(0, 4)).state).toBe('diagnosis');
    expect(row(...taskOne).state).toBe('segue');
    expect(row(...taskOne, published)).toMatchObject({
      state: 'published',
      version: 1,
      publishedAt: published.metadata.recordedAt,
    });
    expect(row(...taskOne, published, judged('gap', 4))).toMatchObject({ state: 'segue', version: 1 });
  });

  it('shows atrocity assessments beside, with their level of risk', () => {
    const of = (length: number) => shown(assessmentsBoard, atrocity.slice(0, length))[atrocityId];
    expect(of(1)).toMatchObject({ kind: 'atrocity', mode: null, state: 'commissioned', silent: ['STATE', 'USAID'] });
    expect(of(2)).toMatchObject({ state: 'drafting', judgements: 0 });
    expect(of(atrocity.length)).toMatchObject({
      state: 'published',
      riskLevel: 'moderate',
      version: 1,
      options: 1,
      scenarios: 1,
      concurred: ['STATE'],
      dissented: ['USAID'],
      silent: [],
    });
    const more = variant('OptionRecommended', { optionId: idOf(9) });
    expect(shown(assessmentsBoard, [...atrocity, more])[atrocityId]).toMatchObject({ state: 'drafting', options: 2 });
  });
});

it('board drivers shows the latest of each driver', () => {
  const driver = goldenOf('DriverIdentified');
  const driverId = driver.data.driverId as string;
  const row = {
    assessmentId: conflictId,
    countries: ['KEN'],
    statement: 'Rivals bid for land by stirring up identity.',
    class: 'identity',
    rank: 1,
    trend: 'rising',
    confidence: 'high',
    evidenceCount: 1,
  };
  expect(shown(driversBoard, conflict)).toEqual({ [driverId]: row });
  expect(shown(driversBoard, [driver, variant('DriverIdentified', { rank: 2 })])[driverId]).toEqual({
    ...row,
    rank: 2,
  });
});

it('board actors keeps names sealed and is for those who lead such assessments', () => {
  const actor = goldenOf('ActorAssessed');
  expect(shown(actorsBoard, atrocity)).toEqual({
    [actor.data.actorId as string]: {
      label: expect.objectContaining({ $sealed: 1, at: `${actor.id}#/label`, type: 'ActorAssessed' }),
      role: 'potentialPerpetrator',
      motive: 'Keeps the land it took.',
      means: 'Armed youths in four wards.',
      opportunity: 'Police leave the wards on election night.',
      confidence: 'moderate',
      links: [],
    },
  });
  expect(actorsBoard.readers).toEqual(['assessment-lead', 'forum-secretary']);
});

it('register judgements has one row for each item, as it was said last', () => {
  const rows = shown(judgementsRegister, [...conflict, ...atrocity]);
  expect(
    Object.values(rows).map(({ assessment, kind, confidence, sources }) => [assessment, kind, confidence, sources]),
  ).toEqual([
    ['conflict', 'grievance', 'moderate', 1],
    ['conflict', 'stakeholder', 'moderate', 1],
    ['conflict', 'driver', 'high', 1],
    ['conflict', 'entryPoint', null, 0],
    ['atrocity', 'trigger', 'moderate', 1],
  ]);
  const first = goldenOf('JudgementRecorded');
  const again = variant('JudgementRecorded', { statement: 'Given back at last.', evidence: [] });
  expect(shown(judgementsRegister, [first, again])[first.data.itemId as string]).toMatchObject({
    assessmentId: conflictId,
    statement: 'Given back at last.',
    sources: 0,
    position: again.position,
  });
});

it('register dissents says where each agency stands on an assessment', () => {
  const said = goldenOf('AgencyPositionRecorded');
  expect(shown(dissentsRegister, [said])).toMatchObject({
    [`${conflictId}:USAID`]: {
      body: 'conflictAssessment',
      record: `conflictAssessment-${conflictId}`,
      agency: 'USAID',
      subjectKind: 'conflictAssessment',
      subjectId: conflictId,
      stance: 'dissent',
      text: 'Resources weigh more than identity.',
      saidAt: said.metadata.recordedAt,
      overriddenAt: null,
    },
  });
});

it.each([
  ['conflictAssessment', conflict, '2013-03-18T23:59:59.999999Z'],
  ['atrocityAssessment', atrocity, '2013-03-15T23:59:59.999999Z'],
] as const)(
  'assessment-due of a %s runs to the end of the day and ends with its publication',
  (kind, events, dueAt) => {
    const { assessmentId } = events[0]!.data;
    expect(clock('assessment-due', assessmentId, ...events.slice(0, -1))).toMatchObject({
      dueAt,
      subject: { kind, id: assessmentId },
      countries: ['KEN'],
    });
    expect(clock('assessment-due', assessmentId, ...events)?.dueAt).toBeUndefined();
  },
);

it('assessments, capabilities and barriers stand in the lane of the context', () => {
  for (const category of ['conflictAssessment', 'atrocityAssessment', 'capability', 'barrier'])
    expect(laneOf('AnyEvent', category)).toBe('context');
});

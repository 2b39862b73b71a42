import { decisionsBoard } from '../../projections/decisions/decisions-board';
import { dissentsRegister } from '../../projections/decisions/dissents-register';
import { forumsBoard } from '../../projections/decisions/forums-board';
import { taskingsBoard } from '../../projections/decisions/taskings-board';
import { decisionStandings } from '../../projections/facts/decision-standings';
import { quorateMeetings } from '../../projections/facts/quorate-meetings';
import { laneOf } from '../../projections/timeline/lanes';
import { variant } from './clocks';
import { folded, recorded, shown, withoutClock } from './folding';
import { golden, goldenOf } from './golden';

const requested = goldenOf('DecisionRequested');
const taken = goldenOf('DecisionTaken');
const { decisionId, forumId } = requested.data as { decisionId: string; forumId: string };
const { meetingId } = goldenOf('MeetingRecorded').data as { meetingId: string };
const { taskingId } = goldenOf('TaskingIssued').data as { taskingId: string };
const held = golden.find(({ type, data }) => type === 'MeetingRecorded' && data.status === 'held')!;
const positions = golden.filter(({ type }) => type === 'PositionRecorded');
const later = 'd-later';
const reversal = recorded(`decision-${later}`, 'DecisionTaken', {
  ...taken.data,
  decisionId: later,
  reverses: decisionId,
});

describe('board forums', () => {
  withoutClock();
  const row = (...events: Parameters<typeof shown>[1]) => shown(forumsBoard, events)[forumId];
  const established = goldenOf('ForumEstablished');
  const meeting = (id: string, status: string, at: string) =>
    variant('MeetingRecorded', { meetingId: id, status, at, agenda: [{ itemId: id, title: id, boards: [] }] });

  it('shows who sits in a forum and what it decided, each decision once', () => {
    expect(row(established, taken, taken)).toMatchObject({
      name: 'Policy Coordination Committee',
      kind: 'policyCoordinationCommittee',
      functions: ['policyDevelopment', 'operations'],
      coChairs: [
        { org: 'STATE', userId: null },
        { org: 'NSC', userId: null },
      ],
      quorum: 2,
      reportsTo: 'Deputies Committee',
      state: 'standing',
      nextMeeting: null,
      agenda: [],
      lastHeldAt: null,
      decisionsTaken: 1,
    });
    expect(row(established).members).toHaveLength(3);
    expect(row(established, variant('ForumEstablished', { closed: true })).state).toBe('closed');
  });

  it('shows the earliest meeting that is scheduled with its agenda, and the latest that was held', () => {
    const [a, b] = [
      meeting('a', 'scheduled', '2013-03-09T09:00:00Z'),
      meeting('b', 'scheduled', '2013-03-08T09:00:00Z'),
    ];
    expect(row(established, a, b)).toMatchObject({
      nextMeeting: '2013-03-08T09:00:00.000000Z',
      agenda: [{ itemId: 'b', title: 'b', subject: null, boards: [] }],
    });
    expect(row(established, a, b, meeting('b', 'held', '2013-03-08T09:30:00Z'))).toMatchObject({
      nextMeeting: '2013-03-09T09:00:00.000000Z',
      lastHeldAt: '2013-03-08T09:30:00.000000Z',
    });
    const past = meeting('c', 'held', '2013-03-01T09:00:00Z');
    expect(row(established, meeting('b', 'held', '2013-03-08T09:30:00Z'), past).lastHeldAt).toMatch(/^2013-03-08/);
    expect(row(established, a, meeting('a', 'cancelled', '2013-03-09T09:00:00Z')).nextMeeting).toBeNull();
  });
});

describe('board decisions', () => {
  withoutClock();
  const row = (...events: Parameters<typeof shown>[1]) => shown(decisionsBoard, events)[decisionId];
  const before = golden.filter(({ stream, type }) => stream === `decision-${decisionId}` && type !== 'DecisionTaken');

  it('shows question, options and where each agency stands', () => {
    expect(row(...before)).toMatchObject({
      question: 'Shall observers go to the coast?',
      dueAt: '2013-03-05T12:00:00.000000Z',
      forumId,
      agencies: ['STATE', 'DOD', 'USAID'],
      state: 'requested',
      tools: ['diplomatic', 'programmatic'],
      concur: ['STATE'],
      nonconcur: ['DOD'],
      abstain: [],
      silent: ['USAID'],
      optionId: null,
      takenAt: null,
    });
    expect(row(...before).options.map(({ effect }: { effect: string }) => effect)).toEqual(['act', 'noAction']);
    const anew = variant('OptionTabled', { title: 'Send twenty observers' });
    expect(row(...before, anew).options.map(({ title }: { title: string }) => title)).toEqual([
      'Send twenty observers',
      'Do nothing',
    ]);
    const concurs = recorded(positions[1]!.stream, 'PositionRecorded', { ...positions[1]!.data, stance: 'concur' });
    expect(row(...before, concurs)).toMatchObject({ concur: ['STATE', 'DOD'], nonconcur: [] });
  });

  it('shows what was decided on which picture, or that nobody asks any more', () => {
    expect(row(...before, taken)).toMatchObject({
      state: 'taken',
      effect: 'act',
      rationale: 'Calm depends on trust in the count.',
      knownAtPosition: 40,
      boardHashes: [{ topic: 'crises', stateHash: '1'.repeat(64) }],
      dissenting: ['DOD'],
      conditions: ['Report within a week'],
      quorumMet: true,
      takenAt: taken.metadata.recordedAt,
      reversedBy: null,
    });
    const { decisionId: id } = goldenOf('DecisionWithdrawn').data as { decisionId: string };
    expect(shown(decisionsBoard, golden)[id]).toMatchObject({ state: 'withdrawn' });
  });

  it('marks the decision that reverses and the one reversed', () => {
    const rows = shown(decisionsBoard, [...before, taken, reversal]);
    expect(rows[decisionId]).toMatchObject({ state: 'taken', reversedBy: later, reverses: null });
    expect(rows[later]).toMatchObject({ state: 'taken', reverses: decisionId, reversedBy: null });
  });

  it('shows a corrected question, and the original at an earlier position', () => {
    const question = 'Shall observers go to Mombasa?';
    const corrected = before.map((event) =>
      event.type === 'DecisionRequested' ? { ...event, data: { ...event.data, question } } : event,
    );
    expect(row(...corrected).question).toBe(question);
    expect(row(...before).question).toBe('Shall observers go to the coast?');
  });
});

describe('board taskings', () => {
  withoutClock();
  const row = (...events: Parameters<typeof shown>[1]) => shown(taskingsBoard, events)[taskingId];
  const issued = goldenOf('TaskingIssued');
  const moved = goldenOf('TaskingStatusChanged');

  it('shows what is to be done by whom, and since when it stands so', () => {
    expect(row(issued)).toMatchObject({
      agency: 'STATE',
      tool: 'diplomatic',
      dueAt: '2013-03-06T12:00:00.000000Z',
      country: 'KEN',
      status: 'issued',
      since: issued.metadata.recordedAt,
      decisionId,
    });
    expect(row(issued, moved)).toMatchObject({ status: 'acknowledged', since: moved.metadata.recordedAt });
  });
});

describe('register dissents', () => {
  withoutClock();
  const rows = (...events: Parameters<typeof shown>[1]) => shown(dissentsRegister, events);

  it('holds one row for each agency, and tells where its dissent was overridden', () => {
    const all = rows(...positions, taken);
    expect(Object.keys(all)).toHaveLength(2);
    expect(all[`${decisionId}:DOD`]).toMatchObject({
      body: `forum-${forumId}`,
      record: `decision-${decisionId}`,
      agency: 'DOD',
      subjectKind: 'crisis',
      stance: 'nonconcur',
      text: 'No escort is at hand.',
      overriddenAt: taken.metadata.recordedAt,
    });
    expect(all[`${decisionId}:STATE`]).toMatchObject({ stance: 'concur', overriddenAt: null });
  });

  it('follows an agency that changes its mind', () => {
    const [, dod] = positions;
    const concurs = recorded(dod!.stream, 'PositionRecorded', {
      ...dod!.data,
      stance: 'concur',
      previous: 'nonconcur',
    });
    expect(rows(dod!, concurs)[`${decisionId}:DOD`]).toMatchObject({ stance: 'concur', previous: 'nonconcur' });
  });
});

describe('facts of decisions', () => {
  withoutClock();

  it('decisionStandings tells subject, taken and reversed', () => {
    const standing = (...events: Parameters<typeof shown>[1]) => folded(decisionStandings, events).get(decisionId);
    const { subject } = requested.data;
    expect(standing(requested)).toEqual({ subject, taken: false, reversed: false });
    expect(standing(requested, taken)).toEqual({ subject, taken: true, reversed: false });
    expect(standing(requested, taken, reversal)).toEqual({ subject, taken: true, reversed: true });
  });

  it('quorateMeetings lists the forums that held a meeting with a quorum', () => {
    const forums = (...events: Parameters<typeof shown>[1]) => folded(quorateMeetings, events).get(meetingId)?.forums;
    expect(forums(goldenOf('MeetingRecorded'))).toEqual([]);
    expect(forums(held, held)).toEqual([forumId]);
    expect(forums(held, variant('MeetingRecorded', { status: 'held', quorumMet: false }))).toEqual([]);
    const elsewhere = variant('MeetingRecorded', { status: 'held', quorumMet: true, forumId: 'f-9' });
    expect(forums(held, elsewhere)).toEqual([forumId, 'f-9']);
  });
});

it('forums, their decisions and interagency management stand in the lane of decisions', () => {
  for (const [type, category] of [
    ['MeetingRecorded', 'forum'],
    ['DecisionTaken', 'decision'],
    ['InteragencyManagementChanged', 'interagencyManagement'],
  ] as const)
    expect(laneOf(type, category)).toBe('decisions');
});

import type { RecordedEvent } from '../../contracts/event-log';
import { clock, clocks, variant } from './clocks';
import { withoutClock } from './folding';
import { goldenOf } from './golden';

const { decisionId, forumId } = goldenOf('DecisionRequested').data;

describe('decision-due', () => {
  withoutClock();
  const due = (...events: readonly RecordedEvent[]) => clock('decision-due', decisionId, ...events);
  const requested = goldenOf('DecisionRequested');

  it('runs until the decision is due, taken or withdrawn', () => {
    expect(due(requested)).toMatchObject({
      dueAt: '2013-03-05T12:00:00.000000Z',
      subject: { kind: 'decision', id: decisionId },
      countries: ['KEN'],
    });
    expect(due(requested, goldenOf('DecisionTaken'))?.dueAt).toBeUndefined();
    expect(due(requested, variant('DecisionWithdrawn', { decisionId }))?.dueAt).toBeUndefined();
  });
});

describe('tasking-due', () => {
  withoutClock();
  const issued = goldenOf('TaskingIssued');
  const { taskingId } = issued.data;
  const due = (...events: readonly RecordedEvent[]) =>
    clock('tasking-due', `${decisionId}~${taskingId}`, issued, ...events);
  const moved = (status: string) => variant('TaskingStatusChanged', { status });

  it('runs for each tasking until it is completed or declined', () => {
    expect(due()).toMatchObject({
      dueAt: '2013-03-06T12:00:00.000000Z',
      note: { decisionId, taskingId, agency: 'STATE' },
    });
    expect(due(moved('acknowledged'))?.openedBy).toBe(issued.id);
    expect(due(moved('overdue'))?.dueAt).toBeDefined();
    expect(due(moved('completed'))?.dueAt).toBeUndefined();
    expect(due(moved('declined'))?.dueAt).toBeUndefined();
    expect(clocks([issued, variant('TaskingIssued', { taskingId: 't-2' })]).size).toBe(2);
  });
});

describe('meeting', () => {
  withoutClock();
  const { meetingId } = goldenOf('MeetingRecorded').data;
  const due = (...events: readonly RecordedEvent[]) => clock('meeting', `${forumId}~${meetingId}`, ...events);
  const meeting = (status: string, at = '2013-03-05T09:00:00Z') => variant('MeetingRecorded', { status, at });

  it('stands a day before the meeting, moves with it, and ends with it', () => {
    expect(due(meeting('scheduled'))?.dueAt).toBe('2013-03-04T09:00:00.000000Z');
    expect(due(meeting('scheduled'), meeting('scheduled', '2013-03-07T09:00:00Z'))?.dueAt).toBe(
      '2013-03-06T09:00:00.000000Z',
    );
    for (const status of ['held', 'cancelled'])
      expect(due(meeting('scheduled'), meeting(status))?.dueAt).toBeUndefined();
    expect(due(meeting('held'))).toBeUndefined();
  });
});

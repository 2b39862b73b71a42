import type { RecordedEvent } from '../../contracts/event-log';
import { clock, clocks, variant } from './clocks';
import { recorded, withoutClock } from './folding';
import { goldenOf } from './golden';

describe('situation-report', () => {
  withoutClock();
  const opened = goldenOf('CrisisOpened');
  const crisisId = opened.data.crisisId;
  const due = (...events: readonly RecordedEvent[]) => clock('situation-report', crisisId, ...events);
  const direction = (reportEveryHours: number, time: string) =>
    variant('CrisisDirectionSet', { reportEveryHours }, `2013-03-04T${time}:00.000000Z`);
  const update = (time: string) => variant('SituationUpdatePosted', {}, `2013-03-04T${time}:00.000000Z`);

  it('runs from the last report, else from the direction', () => {
    expect(due(opened, direction(4, '05:00'))).toMatchObject({
      dueAt: '2013-03-04T09:00:00.000000Z',
      note: { title: 'Kenya: electoral violence', hours: 4 },
    });
    expect(due(opened, direction(4, '05:00'), update('06:30'))?.dueAt).toBe('2013-03-04T10:30:00.000000Z');
    expect(due(opened, update('06:30'), direction(12, '08:00'))?.dueAt).toBe('2013-03-04T18:30:00.000000Z');
    expect(
      due(opened, direction(4, '05:00'), variant('SituationReportIssued', {}, '2013-03-04T07:00:00.000000Z'))?.dueAt,
    ).toBe('2013-03-04T11:00:00.000000Z');
  });

  it('does not run without hours or after closing', () => {
    expect(due(opened, update('06:30'))?.dueAt).toBeUndefined();
    expect(due(opened, direction(4, '05:00'), direction(0, '06:00'))?.dueAt).toBeUndefined();
    expect(due(opened, direction(4, '05:00'), direction(0, '06:00'), update('06:30'))?.dueAt).toBeUndefined();
    expect(due(opened, direction(4, '05:00'), goldenOf('CrisisClosed'))?.dueAt).toBeUndefined();
  });
});

describe('access-end', () => {
  withoutClock();
  const granted = goldenOf('RoleGranted');
  const subject = `${granted.data.userId}~watch-officer`;
  const due = (...events: readonly RecordedEvent[]) => clock('access-end', subject, ...events);

  it('runs to the end of the last day, one clock for each role', () => {
    expect(due(granted)).toMatchObject({
      dueAt: '2013-06-30T23:59:59.999999Z',
      subject: { kind: 'user', id: subject },
      note: { role: 'watch-officer', userId: granted.data.userId },
    });
    expect(clocks([granted, variant('RoleGranted', { role: 'planner' })]).size).toBe(2);
  });

  it('ends when the role is revoked or granted for good', () => {
    expect(due(granted, goldenOf('RoleRevoked'))?.dueAt).toBeUndefined();
    const { until: _, ...forGood } = granted.data;
    expect(due(granted, recorded(granted.stream, 'RoleGranted', forGood))?.dueAt).toBeUndefined();
    expect(due(recorded(granted.stream, 'RoleGranted', forGood))).toBeUndefined();
  });
});

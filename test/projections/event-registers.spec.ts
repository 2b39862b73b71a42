import { startingPolicies } from '../../contracts/policies';
import { accessLogRegister } from '../../projections/platform/access-log-register';
import { auditTrailRegister } from '../../projections/platform/audit-trail-register';
import type { EventRegister } from '../../projections/register';
import { alertRulesRegister } from '../../projections/watch/alert-rules-register';
import { timelineRegister } from '../../projections/watch/timeline-register';
import { watchLogRegister } from '../../projections/watch/watch-log-register';
import { recorded, shown, withoutClock } from './folding';
import { golden, goldenOf } from './golden';

const rowsOf = (register: EventRegister, ...events: typeof golden) =>
  events.flatMap((event) => register.rows(event, { policies: startingPolicies }));

describe('register timeline', () => {
  withoutClock();

  it('has one row for each crisis, engagement and country of an event', () => {
    const event = recorded('signal-s', 'SignalReported', { ...goldenOf('SignalReported').data, engagementId: 'e-1' });
    expect(rowsOf(timelineRegister, event).map(({ row }) => [row.subjectKind, row.subjectId])).toEqual([
      ['crisis', event.data.crisisId],
      ['engagement', 'e-1'],
      ['country', 'KEN'],
    ]);
    const opened = recorded('crisis-c', 'CrisisOpened', {
      ...goldenOf('CrisisOpened').data,
      countries: ['KEN', 'SOM'],
    });
    expect(rowsOf(timelineRegister, opened).map(({ row }) => row.subjectId)).toEqual([
      opened.data.crisisId,
      'KEN',
      'SOM',
    ]);
  });

  it('shows lane, figure and sentence', () => {
    expect(rowsOf(timelineRegister, goldenOf('SignalReported'))[0]?.row).toMatchObject({
      lane: 'watch',
      count: 6,
      unit: 'fatalities',
      amount: null,
      sentence: expect.stringMatching(/^Signal reported: Armed attack/),
    });
    expect(rowsOf(timelineRegister, goldenOf('KeyFigureRecorded'))[0]?.row).toMatchObject({
      lane: 'indicators',
      count: 15,
      unit: 'people',
    });
    expect(rowsOf(timelineRegister, goldenOf('ToolkitUsed'))[0]?.row).toMatchObject({ lane: 'activities' });
    expect(rowsOf(timelineRegister, goldenOf('LessonCaptured'))[0]?.row).toMatchObject({ lane: 'context' });
  });

  it('shows a watch in the lanes of its events', () => {
    const lane = (type: string) => rowsOf(timelineRegister, goldenOf(type))[0]?.row.lane;
    expect(lane('CountryWatchReviewed')).toBe('watch');
    expect(lane('WatchNoticeShared')).toBe('watch');
    expect(lane('WatchTierChanged')).toBe('decisions');
    expect(lane('RiskScoreRecorded')).toBe('indicators');
    expect([lane('HighRiskPeriodDeclared'), lane('HighRiskPeriodEnded')]).toEqual(['context', 'context']);
  });

  it('has no row for what concerns no crisis, engagement or country', () => {
    expect(
      rowsOf(timelineRegister, goldenOf('PolicySet'), goldenOf('UserRegistered'), goldenOf('CommandRefused')),
    ).toEqual([]);
  });

  it('never holds a sealed value, and every key is its own', () => {
    const rows = rowsOf(timelineRegister, ...golden);
    expect(JSON.stringify(rows)).not.toContain('$sealed');
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });
});

describe('register audit-trail', () => {
  withoutClock();
  it('has one row for every event, with author, causes and keys', () => {
    expect(rowsOf(auditTrailRegister, ...golden)).toHaveLength(golden.length);
    const event = goldenOf('CrisisStatusChanged');
    expect(rowsOf(auditTrailRegister, event)).toEqual([
      {
        key: event.id,
        row: expect.objectContaining({
          position: event.position,
          recordedAt: event.metadata.recordedAt,
          effectiveAt: event.metadata.effectiveAt,
          type: 'CrisisStatusChanged',
          stream: event.stream,
          category: 'crisis',
          revision: event.revision,
          actorId: event.metadata.actor.id,
          actorRole: 'senior-watch-officer',
          commandId: event.metadata.commandId,
          crisisId: event.data.crisisId,
          country: 'KEN',
          summary: 'Status changed from monitoring to active',
        }),
      },
    ]);
    expect(JSON.stringify(rowsOf(auditTrailRegister, ...golden))).not.toContain('$sealed');
  });
});

describe('register access-log', () => {
  withoutClock();
  it('has one row for each access record and none for others', () => {
    const access = golden.filter(({ stream }) => stream.startsWith('access-'));
    expect(rowsOf(accessLogRegister, ...golden).map(({ key }) => key)).toEqual(access.map(({ id }) => id));
    expect(rowsOf(accessLogRegister, goldenOf('CommandRefused'))[0]?.row).toMatchObject({
      what: 'CloseCrisis',
      code: 'RECORD_CLOSED',
      outcome: 'RECORD_CLOSED',
      subjects: [{ kind: 'crisis', id: goldenOf('CrisisOpened').data.crisisId }],
    });
    expect(rowsOf(accessLogRegister, goldenOf('SensitiveRecordRead'))[0]?.row).toMatchObject({
      purpose: 'review of rights',
    });
    expect(rowsOf(accessLogRegister, goldenOf('SignInFailed'))[0]?.row).toMatchObject({
      userId: 'system',
      outcome: 'wrong password',
    });
  });
  it('is for administrators and auditors only', () =>
    expect(accessLogRegister.readers).toEqual(['administrator', 'auditor']));
});

describe('register watch-log', () => {
  withoutClock();
  const event = goldenOf('LogEntryRecorded');

  it('has one row for each entry, with both times, author and shift', () =>
    expect(rowsOf(watchLogRegister, ...golden)).toEqual([
      {
        key: event.id,
        row: {
          entryId: event.data.entryId,
          position: event.position,
          occurredAt: '2013-03-04T06:30:00.000000Z',
          recordedAt: event.metadata.recordedAt,
          author: event.metadata.actor.id,
          authorRole: 'watch-officer',
          text: 'Post Nairobi reports calm queues.',
          significant: true,
          refs: [{ kind: 'crisis', id: event.data.crisisId }],
          crisisId: event.data.crisisId,
          engagementId: null,
          shiftId: 'AF.20130304.1',
          deskId: 'AF',
          struckBy: null,
          correctedBy: null,
        },
      },
    ]));

  it('keeps entries of two shifts apart that have one id', () => {
    const other = recorded('shift-AF.20130304.2', 'LogEntryRecorded', { ...event.data, shiftId: 'AF.20130304.2' });
    const keys = rowsOf(watchLogRegister, event, other).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });
});

it('register alert-rules has a row for each version and marks the current one', () => {
  const first = goldenOf('AlertRuleDefined');
  const next = recorded(first.stream, 'AlertRuleDefined', { ...first.data, version: 2, active: false, severity: 3 });
  const ruleId = first.data.ruleId;
  const rows = shown(alertRulesRegister, [first, next]);
  expect(Object.keys(rows)).toEqual([`${ruleId}.v1`, `${ruleId}.v2`]);
  expect(rows[`${ruleId}.v1`]).toMatchObject({
    current: 0,
    supersededAt: next.metadata.recordedAt,
    severity: 4,
    countries: ['KEN'],
  });
  expect(rows[`${ruleId}.v2`]).toMatchObject({
    current: 1,
    supersededAt: null,
    active: false,
    conditionKind: 'signalCount',
  });
});

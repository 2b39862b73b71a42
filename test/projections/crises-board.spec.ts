import { crisesBoard } from '../../projections/watch/crises-board';
import { recorded, shown, withoutClock } from './folding';
import { golden, goldenOf } from './golden';

const crisisId = '01900000-0000-7000-8000-0000000000c1';
const keys = { crisisId, countries: ['KEN'] };
const stream = `crisis-${crisisId}`;
const opened = goldenOf('CrisisOpened');
const row = (...events: Parameters<typeof shown>[1]) => shown(crisesBoard, events)[crisisId];
const at = (time: string) => `2013-03-04T${time}:00.000000Z`;

const alert = (alertId: string, severity: number) => ({
  alertId,
  severity,
  subject: { kind: 'crisis', id: crisisId },
  ...keys,
});
const raised = (alertId: string, severity = 3) =>
  recorded(`alert-${alertId}`, 'AlertRaised', {
    ...alert(alertId, severity),
    title: 'x',
    evidence: [{ kind: 'url', ref: 'u' }],
  });
const resolved = (alertId: string, severity = 3) =>
  recorded(`alert-${alertId}`, 'AlertResolved', {
    ...alert(alertId, severity),
    outcome: 'actioned',
    note: 'x',
    actionRefs: [],
  });
const signal = (type: string, signalId: string) =>
  recorded(`signal-${signalId}`, type, { ...goldenOf(type).data, signalId });
describe('board crises', () => {
  withoutClock();

  it('shows what the opening says', () => {
    expect(row(opened)).toMatchObject({
      title: 'Kenya: electoral violence',
      kind: 'electoralViolence',
      glide: 'CE-2013-000187-KEN',
      countries: ['KEN'],
      openedAt: opened.metadata.recordedAt,
      status: 'monitoring',
      statusSince: opened.metadata.recordedAt,
      severity: 3,
      severityBefore: null,
      scaleVersion: 1,
      leadDesk: 'AF',
      leadUserId: null,
      reportEveryHours: null,
      reportDue: null,
      keyFigures: [],
      openAlerts: 0,
      criticalAlerts: 0,
      signals: 0,
      closedAt: null,
    });
  });

  it('follows status and severity', () => {
    const severity = goldenOf('CrisisSeverityChanged');
    expect(row(opened, goldenOf('CrisisStatusChanged'), severity)).toMatchObject({
      status: 'active',
      statusSince: goldenOf('CrisisStatusChanged').metadata.recordedAt,
      severity: 4,
      severityBefore: 3,
      severitySince: severity.metadata.recordedAt,
    });
  });

  it('counts the next report from the last one, else from the direction', () => {
    const direction = (hours: number, time: string) =>
      recorded(
        stream,
        'CrisisDirectionSet',
        { ...goldenOf('CrisisDirectionSet').data, reportEveryHours: hours },
        { at: at(time) },
      );
    const update = (time: string) =>
      recorded(stream, 'SituationUpdatePosted', goldenOf('SituationUpdatePosted').data, { at: at(time), by: 'user-9' });
    const report = recorded(stream, 'SituationReportIssued', goldenOf('SituationReportIssued').data, {
      at: at('09:00'),
    });

    expect(row(opened, direction(4, '05:00')).reportDue).toBe(at('09:00'));
    expect(row(opened, direction(0, '05:00')).reportDue).toBeNull();
    expect(row(opened, direction(4, '05:00'), update('06:30'))).toMatchObject({
      lastReportAt: at('06:30'),
      reportDue: at('10:30'),
      lastUpdate: {
        number: 1,
        at: at('06:30'),
        significant: true,
        text: 'Counting closed, courts calm.',
        by: 'user-9',
      },
    });
    expect(row(opened, update('06:30'), direction(12, '08:00')).reportDue).toBe(at('18:30'));
    expect(row(opened, direction(4, '05:00'), report)).toMatchObject({
      lastReportAt: at('09:00'),
      reportDue: at('13:00'),
      reportNumber: 1,
    });
  });

  it('is due no report once closed, and shows where it was merged', () => {
    const closing = recorded(stream, 'CrisisClosed', { ...keys, reason: 'x', checkedAt: 1, mergedInto: 'other' });
    const closed = row(opened, goldenOf('CrisisDirectionSet'), closing);
    expect(closed).toMatchObject({
      status: 'closed',
      closedAt: closing.metadata.recordedAt,
      mergedInto: 'other',
      reportDue: null,
    });
    const reopening = recorded(stream, 'CrisisStatusChanged', {
      ...keys,
      to: 'monitoring',
      from: 'closed',
      rationale: 'x',
    });
    expect(row(opened, closing, reopening)).toMatchObject({ status: 'monitoring', closedAt: null, mergedInto: null });
  });

  it('counts each open alert once, critical ones apart', () => {
    expect(row(opened, raised('a'), raised('b', 4), raised('a'))).toMatchObject({ openAlerts: 2, criticalAlerts: 1 });
    expect(row(opened, raised('a'), raised('b', 4), resolved('b', 4))).toMatchObject({
      openAlerts: 1,
      criticalAlerts: 0,
    });
    expect(row(opened, raised('a'), resolved('a'), resolved('a'), raised('a'))).toMatchObject({ openAlerts: 0 });
  });

  it('counts each signal once, withdrawn ones no longer', () => {
    expect(
      row(opened, signal('SignalReported', 's1'), signal('SignalLinked', 's1'), signal('SignalLinked', 's2')).signals,
    ).toBe(2);
    expect(
      row(opened, signal('SignalReported', 's1'), signal('SignalWithdrawn', 's1'), signal('SignalRevised', 's1'))
        .signals,
    ).toBe(0);
  });

  it('shows when the next decision is due, open taskings and who manages it together', () => {
    const asked = (decisionId: string, dueAt: string) =>
      recorded(`decision-${decisionId}`, 'DecisionRequested', {
        ...goldenOf('DecisionRequested').data,
        decisionId,
        dueAt,
      });
    const ending = (type: string, decisionId: string) =>
      recorded(`decision-${decisionId}`, type, { ...goldenOf(type).data, decisionId });
    const two = [asked('a', '2013-03-06T12:00:00Z'), asked('b', '2013-03-05T12:00:00.5Z')];
    expect(row(opened)).toMatchObject({ nextDecisionDue: null, openTaskings: 0, management: null });
    expect(row(opened, ...two).nextDecisionDue).toBe('2013-03-05T12:00:00.500000Z');
    expect(row(opened, ...two, ending('DecisionTaken', 'b')).nextDecisionDue).toBe('2013-03-06T12:00:00.000000Z');
    expect(
      row(opened, ...two, ending('DecisionTaken', 'b'), ending('DecisionWithdrawn', 'a')).nextDecisionDue,
    ).toBeNull();

    const issued = goldenOf('TaskingIssued');
    const moved = (status: string) =>
      recorded(issued.stream, 'TaskingStatusChanged', { ...goldenOf('TaskingStatusChanged').data, status });
    expect(row(opened, issued, issued, moved('overdue')).openTaskings).toBe(1);
    for (const status of ['completed', 'declined'])
      expect(row(opened, issued, moved(status), moved(status)).openTaskings).toBe(0);

    const managed = goldenOf('InteragencyManagementChanged');
    expect(row(opened, managed).management).toMatchObject({
      state: 'active',
      since: managed.metadata.recordedAt,
      structures: [
        { kind: 'crsg', coChairs: ['STATE', 'NSC', 'USAID'], teamId: null },
        { kind: 'advanceCivilianTeam', coChairs: [], forumId: null },
      ],
    });
  });

  it('counts thousands of signals exactly', () => {
    const many = Array.from({ length: 2000 }, (_, n) =>
      signal('SignalReported', `s-${n.toString(16).padStart(6, '0')}`),
    );
    expect(row(opened, ...many, ...many.slice(0, 500)).signals).toBe(2000);
  });

  it('leaves alone what names no crisis', () => {
    const { crisisId: _, ...data } = goldenOf('AlertRaised').data;
    expect(Object.keys(shown(crisesBoard, [recorded('alert-x', 'AlertRaised', data)]))).toEqual([]);
  });

  it('cuts a long update to its beginning and keeps it well formed', () => {
    const long = recorded(stream, 'SituationUpdatePosted', {
      ...goldenOf('SituationUpdatePosted').data,
      text: '😀'.repeat(400),
    });
    const { text } = row(opened, long).lastUpdate;
    expect(text.isWellFormed()).toBe(true);
    expect(text.length).toBeLessThanOrEqual(280);
    expect(text.endsWith('…')).toBe(true);
  });
});

describe('a correction', () => {
  withoutClock();
  const corrected = golden.map((event) =>
    event.type === 'SituationUpdatePosted'
      ? { ...event, data: { ...event.data, text: 'Two police posts reopened.' } }
      : event,
  );
  const update = goldenOf('SituationUpdatePosted').position;

  it('shows the corrected row after a re-fold of its events', () => {
    expect(shown(crisesBoard, corrected)[crisisId].lastUpdate.text).toBe('Two police posts reopened.');
  });
  it('leaves the original at an earlier position', () => {
    expect(shown(crisesBoard, golden.slice(0, update))[crisisId].lastUpdate.text).toBe('Counting closed, courts calm.');
  });
});

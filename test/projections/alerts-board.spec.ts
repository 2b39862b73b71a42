import { alertHistoryRegister } from '../../projections/watch/alert-history-register';
import { alertsBoard } from '../../projections/watch/alerts-board';
import { folded, recorded, shown, withoutClock } from './folding';
import { goldenOf } from './golden';

const raised = goldenOf('AlertRaised');
const alertId = raised.data.alertId as string;
const row = (...events: Parameters<typeof shown>[1]) => shown(alertsBoard, events)[alertId];
const again = (type: string, more: object, by = 'user-9') =>
  recorded(raised.stream, type, { ...goldenOf(type).data, ...more }, { by, at: '2013-03-04T09:00:00.000000Z' });

describe('board alerts', () => {
  withoutClock();

  it('shows a raised alert that waits', () => {
    expect(row(raised)).toMatchObject({
      severity: 4,
      title: 'Kenya: 3 electoral reports in 6 h',
      subject: raised.data.subject,
      crisisId: raised.data.crisisId,
      countries: ['KEN'],
      ruleVersion: 1,
      raisedAt: raised.metadata.recordedAt,
      waitingSince: raised.metadata.recordedAt,
      acknowledgeBy: raised.data.acknowledgeBy,
      evidenceCount: 2,
      owner: null,
      level: 0,
      state: 'raised',
      outcome: null,
      resolvedAt: null,
    });
  });

  it('counts each piece of evidence once', () => {
    const added = goldenOf('AlertEvidenceAdded');
    expect(row(raised, added).evidenceCount).toBe(3);
    expect(row(raised, added, added, raised).evidenceCount).toBe(3);
  });

  it('shows who took it and how fast, and keeps that when it is handed on', () => {
    const taken = goldenOf('AlertAcknowledged');
    expect(row(raised, taken)).toMatchObject({
      state: 'acknowledged',
      owner: taken.data.ownerUserId,
      acknowledgedAt: taken.metadata.recordedAt,
      secondsToAcknowledge: 1260,
      waitingSince: null,
    });
    const handed = again('AlertAcknowledged', {
      ownerUserId: 'user-2',
      previousOwnerUserId: 'user-1',
      secondsToAcknowledge: 9000,
    });
    expect(row(raised, taken, handed)).toMatchObject({
      owner: 'user-2',
      acknowledgedAt: taken.metadata.recordedAt,
      secondsToAcknowledge: 1260,
    });
    const { ownerUserId: _, ...data } = taken.data;
    expect(row(raised, recorded(raised.stream, 'AlertAcknowledged', data, { by: 'user-5' })).owner).toBe('user-5');
  });

  it('grows in level and keeps its state', () => {
    expect(row(raised, goldenOf('AlertEscalated'))).toMatchObject({
      level: 1,
      escalatedTo: 'senior-watch-officer',
      state: 'raised',
      severity: 4,
    });
  });

  it('is put aside until a time and comes back with nobody on it', () => {
    const taken = goldenOf('AlertAcknowledged');
    const shelved = goldenOf('AlertShelved');
    expect(row(raised, taken, shelved)).toMatchObject({
      state: 'shelved',
      shelvedUntil: '2013-03-04T06:00:00Z',
      acknowledgeBy: null,
    });
    const returned = goldenOf('AlertReturned');
    expect(row(raised, taken, shelved, returned)).toMatchObject({
      state: 'raised',
      shelvedUntil: null,
      owner: null,
      acknowledgedAt: null,
      raisedAt: raised.metadata.recordedAt,
      waitingSince: returned.metadata.recordedAt,
      acknowledgeBy: returned.data.acknowledgeBy,
    });
  });

  it('leaves seven days after it was resolved, and never before', () => {
    const resolved = again('AlertResolved', { outcome: 'duplicate', duplicateOf: 'other' });
    expect(row(raised, resolved)).toMatchObject({
      state: 'resolved',
      outcome: 'duplicate',
      duplicateOf: 'other',
      resolvedAt: '2013-03-04T09:00:00.000000Z',
      resolvedBy: 'user-9',
      waitingSince: null,
    });
    const leaves = (...events: Parameters<typeof folded>[1]) =>
      alertsBoard.leaves?.(folded(alertsBoard, events).get(alertId)!);
    expect(leaves(raised)).toBeUndefined();
    expect(leaves(raised, resolved)).toBe('2013-03-11T09:00:00.000000Z');
  });
});

describe('register alert-history', () => {
  withoutClock();
  it('keeps how often an alert escalated and came back, and how long it took', () => {
    const all = [
      raised,
      goldenOf('AlertEscalated'),
      goldenOf('AlertEscalated'),
      goldenOf('AlertReturned'),
      goldenOf('AlertResolved'),
    ];
    expect(shown(alertHistoryRegister, all)[alertId]).toMatchObject({
      escalations: 1,
      returns: 1,
      level: 1,
      outcome: 'actioned',
      secondsToResolve: 128 * 60,
    });
  });
});

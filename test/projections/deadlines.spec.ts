import type { RecordedEvent } from '../../contracts/event-log';
import { type Policies, startingPolicies } from '../../contracts/policies';
import { deadlineClocks } from '../../projections';
import { deadlinesRegister } from '../../projections/platform/deadlines-register';
import { clock, clocks, variant } from './clocks';
import { folded, recorded, withoutClock } from './folding';
import { golden, goldenOf } from './golden';

describe('alert-acknowledgement', () => {
  withoutClock();
  const raised = goldenOf('AlertRaised');
  const alertId = raised.data.alertId;
  const due = (...events: readonly RecordedEvent[]) => clock('alert-acknowledgement', alertId, ...events);

  it('runs to acknowledgeBy and knows what it is about', () => {
    expect(due(raised)).toEqual({
      kind: 'alert-acknowledgement',
      subject: { kind: 'alert', id: alertId },
      crisisId: raised.data.crisisId,
      countries: ['KEN'],
      dueAt: raised.data.acknowledgeBy,
      openedBy: raised.id,
      openedAt: raised.position,
      passed: 0,
      note: { severity: 4, level: 0, title: raised.data.title },
    });
  });

  it('does not run without acknowledgeBy', () => {
    const { acknowledgeBy: _, ...data } = raised.data;
    expect(due(recorded(raised.stream, 'AlertRaised', data))?.dueAt).toBeUndefined();
  });

  it('is armed again by each escalation of a critical alert', () => {
    const first = variant('AlertEscalated', { level: 1 }, '2013-03-04T05:25:00.000000Z');
    const second = variant('AlertEscalated', { level: 2 }, '2013-03-04T05:40:00.000000Z');
    expect(due(raised, first)).toMatchObject({
      dueAt: '2013-03-04T05:40:00.000000Z',
      openedBy: first.id,
      note: { level: 1 },
    });
    expect(due(raised, first, second)).toMatchObject({
      dueAt: '2013-03-04T05:55:00.000000Z',
      openedBy: second.id,
      note: { level: 2 },
    });
  });

  it('waits as long as the policy in force says', () => {
    const policies = {
      ...startingPolicies,
      'alert-acknowledgement': {
        version: 1,
        value: { ...startingPolicies['alert-acknowledgement'].value, repeatMinutes: { critical: 5 } },
      },
    } as Policies;
    const escalated = variant('AlertEscalated', {}, '2013-03-04T05:25:00.000000Z');
    expect(clocks([raised, escalated], policies).get(`alert-acknowledgement:${alertId}`)?.dueAt).toBe(
      '2013-03-04T05:30:00.000000Z',
    );
  });

  it('fires once below critical', () => {
    const serious = variant('AlertRaised', { severity: 3 });
    const escalated = variant('AlertEscalated', { severity: 3 });
    expect(due(serious)?.dueAt).toBeDefined();
    const after = due(serious, escalated);
    expect(after).toMatchObject({ closedBy: escalated.id, note: { level: 1 } });
    expect(after?.dueAt).toBeUndefined();
  });

  it.each(['AlertAcknowledged', 'AlertShelved', 'AlertResolved'])(
    'ends with %s, also for later escalations',
    (type) => {
      const ended = due(raised, goldenOf(type));
      expect(ended?.closedBy).toBe(goldenOf(type).id);
      expect(ended?.dueAt).toBeUndefined();
      expect(due(raised, goldenOf(type), goldenOf('AlertEscalated'))?.dueAt).toBeUndefined();
    },
  );

  it('runs again when the alert returns from the shelf', () => {
    const returned = due(raised, goldenOf('AlertShelved'), goldenOf('AlertReturned'));
    expect(returned?.dueAt).toBe('2013-03-04T06:15:00.000000Z');
    expect(returned).not.toHaveProperty('closedBy');
  });
});

describe('alert-shelf-end', () => {
  withoutClock();
  const raised = goldenOf('AlertRaised');
  const due = (...events: readonly RecordedEvent[]) => clock('alert-shelf-end', raised.data.alertId, ...events);
  it('runs while the alert is put aside', () => {
    expect(due(raised)?.dueAt).toBeUndefined();
    expect(due(raised, goldenOf('AlertShelved'))).toMatchObject({
      dueAt: '2013-03-04T06:00:00.000000Z',
      note: { title: raised.data.title, severity: 4, subjectKind: 'crisis', subjectId: raised.data.crisisId },
    });
    expect(due(raised, goldenOf('AlertShelved'), goldenOf('AlertReturned'))?.dueAt).toBeUndefined();
    expect(due(raised, goldenOf('AlertShelved'), goldenOf('AlertResolved'))?.dueAt).toBeUndefined();
  });
});

describe('warning-expiry', () => {
  withoutClock();
  const warned = golden.find(({ data }) => 'warning' in data)!;
  const signalId = warned.data.signalId;
  const due = (...events: readonly RecordedEvent[]) => clock('warning-expiry', signalId, ...events);

  it('runs to the end the warning names, else a day', () => {
    expect(due(warned)).toMatchObject({
      dueAt: '2013-03-05T04:00:00.000000Z',
      note: { headline: warned.data.headline },
    });
    const open = { severity: 3, urgency: 'expected', certainty: 'likely' };
    const unnamed = variant('SignalReported', { signalId, warning: open }, '2013-03-04T05:00:00.000000Z');
    expect(due(unnamed)?.dueAt).toBe('2013-03-05T05:00:00.000000Z');
    expect(
      clock('warning-expiry', goldenOf('SignalReported').data.signalId, goldenOf('SignalReported')),
    ).toBeUndefined();
  });

  it('ends when the source withdraws it or revises it to no warning', () => {
    expect(due(warned, goldenOf('SignalWithdrawn'))?.dueAt).toBeUndefined();
    const { warning: _, ...data } = goldenOf('SignalRevised').data;
    expect(due(warned, recorded(warned.stream, 'SignalRevised', data))?.dueAt).toBeUndefined();
    expect(due(goldenOf('SignalWithdrawn'))).toBeUndefined();
  });

  it('knows the alert that a rule raised from this warning alone', () => {
    const evidence = [{ kind: 'signal', ref: signalId }];
    expect(due(warned, variant('AlertRaised', { alertId: 'a-7', evidence }))).toMatchObject({
      dueAt: '2013-03-05T04:00:00.000000Z',
      openedBy: warned.id,
      note: { alertId: 'a-7' },
    });
    expect(
      due(warned, variant('AlertRaised', { evidence: [...evidence, { kind: 'url', ref: 'u' }] }))?.note,
    ).not.toHaveProperty('alertId');
  });
});

describe('register deadlines', () => {
  withoutClock();
  it('holds the same rows as the clocks give', () => {
    expect(new Map(folded(deadlinesRegister, golden))).toEqual(clocks(golden));
    expect(deadlineClocks.map(({ kind }) => kind)).toEqual([
      'alert-acknowledgement',
      'alert-shelf-end',
      'warning-expiry',
      'watch-review',
      'high-risk-period-start',
      'high-risk-period-end',
      'situation-report',
      'meeting',
      'decision-due',
      'tasking-due',
      'assessment-due',
      'assessment-due',
      'barrier-due',
      'access-end',
      'lesson-due',
      'transition-review',
      'deconfliction-end',
      'vetting-expiry',
      'initiative-end',
      'actor-commitment',
    ]);
  });
  it('tells running clocks from closed ones and from those that never ran', () => {
    const state = (...events: readonly RecordedEvent[]) =>
      deadlinesRegister.show([...folded(deadlinesRegister, events).values()].at(-1) ?? null, '').state;
    expect(state(goldenOf('CrisisOpened'))).toBe('idle');
    expect(state(goldenOf('CrisisOpened'), goldenOf('CrisisDirectionSet'))).toBe('running');
    expect(state(goldenOf('CrisisOpened'), goldenOf('CrisisDirectionSet'), goldenOf('CrisisClosed'))).toBe('closed');
  });
});

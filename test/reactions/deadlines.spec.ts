import { commands } from '../../contracts';
import { faultsOf } from '../../contracts/kernel/validate';
import type { DeadlineRow, Tools } from '../../contracts/reaction';
import { deadlineActions, reactions } from '../../src/reactions';
import { alertAcknowledgement } from '../../src/reactions/deadlines/alert-acknowledgement';
import { withoutClock } from '../watch/without-clock';
import { eventIdOf, idOf, tools } from './log';

const alertId = idOf(1);
const row = (kind: string, note: DeadlineRow['note'], more: Partial<DeadlineRow> = {}): DeadlineRow => ({
  kind,
  subject: { kind: 'alert', id: alertId },
  countries: ['KEN'],
  dueAt: '2013-03-04T05:25:00.000000Z',
  openedBy: eventIdOf(7),
  openedAt: 7,
  passed: 0,
  note,
  ...more,
});
/** What the clock sends for a row; every command must be valid. */
function sent(one: DeadlineRow) {
  const action = deadlineActions.find(({ kind }) => kind === one.kind)!;
  const all = withoutClock(() => action.send(one, tools));
  for (const { type, data } of all)
    expect(faultsOf(commands[type as keyof typeof commands].command, data, 'command')).toEqual([]);
  return all as readonly any[];
}

describe('alert-acknowledgement', () => {
  it.each([
    [0, { toRole: 'senior-watch-officer' }],
    [1, { toRole: 'decision-maker' }],
    [2, { toRole: 'decision-maker' }],
    [6, { toRole: 'decision-maker' }],
  ])('escalates from level %i once, to whom the policy names', (level, audience) => {
    const [escalation, ...others] = sent(row('alert-acknowledgement', { severity: 4, level, title: 'x' }));
    expect(others).toEqual([]);
    expect(escalation).toMatchObject({ type: 'EscalateAlert', index: level + 1, data: { alertId, ...audience } });
    expect(escalation.data).not.toHaveProperty('toUserId');
  });
  it('tells the lead of the crisis at the second level, where the lead is known', () => {
    const told = { ...row('alert-acknowledgement', { severity: 4, level: 1, title: 'x' }), crisisId: idOf(3) };
    const knowing: Tools = {
      ...tools,
      crisis: (id) => (id === idOf(3) ? { countries: ['KEN'], leadUserId: 'user-lead' } : undefined),
    };
    const [escalation] = alertAcknowledgement.send(told, knowing);
    expect(escalation!.data).toMatchObject({ toRole: 'decision-maker', toUserId: 'user-lead' });
    const [first] = alertAcknowledgement.send({ ...told, note: { ...told.note, level: 0 } }, knowing);
    expect(first!.data).not.toHaveProperty('toUserId');
  });
});

it('alert-shelf-end raises the alert again with what is known of it', () => {
  const note = { title: 'Two attacks', severity: 3, subjectKind: 'crisis', subjectId: idOf(2) };
  expect(sent(row('alert-shelf-end', note))).toEqual([
    {
      type: 'RaiseAlert',
      data: {
        alertId,
        severity: 3,
        subject: { kind: 'crisis', id: idOf(2) },
        title: 'Two attacks',
        evidence: [{ kind: 'event', ref: `${eventIdOf(7)}@7` }],
      },
    },
  ]);
  const { subjectId: _, ...general } = { ...note, subjectKind: 'general' };
  expect(sent(row('alert-shelf-end', general))[0].data.subject).toEqual({ kind: 'general' });
});

it('warning-expiry resolves the alert that the warning raised, if it raised one', () => {
  const signal = { subject: { kind: 'signal', id: idOf(3) } };
  expect(sent(row('warning-expiry', { headline: 'x', alertId }, signal))).toMatchObject([
    { type: 'ResolveAlert', data: { alertId, outcome: 'expired' } },
  ]);
  expect(sent(row('warning-expiry', { headline: 'x' }, signal))).toEqual([]);
});

it('situation-report raises one alert for each time that the clock was armed', () => {
  const subject = { kind: 'crisis', id: idOf(2) };
  const [alert] = sent(row('situation-report', { title: 'x', hours: 12 }, { subject }));
  expect(alert.data).toMatchObject({ severity: 2, subject, crisisId: idOf(2), title: 'Situation report is due' });
  expect(alert.data.evidence).toEqual([{ kind: 'event', ref: `${eventIdOf(7)}@7` }]);
  expect(sent(row('situation-report', {}, { subject }))[0].data.alertId).toBe(alert.data.alertId);
  const next = sent(row('situation-report', {}, { subject, openedBy: eventIdOf(9), openedAt: 9 }));
  expect(next[0].data.alertId).not.toBe(alert.data.alertId);
});

describe('clocks of country watches', () => {
  const evidence = [{ kind: 'event', ref: `${eventIdOf(7)}@7` }];
  const alertOf = (kind: string, id: string, note: DeadlineRow['note']) => {
    const [alert, ...others] = sent(row(kind, note, { subject: { kind: 'countryWatch', id } }));
    expect(others).toEqual([]);
    return alert.data;
  };
  const about = { subject: { kind: 'countryWatch', id: 'KEN' }, countries: ['KEN'], evidence };
  const period = { watchId: 'KEN', kind: 'peaceTalks', from: '2013-02-01', to: '2013-04-30' };

  it('watch-review tells that the review is due', () =>
    expect(alertOf('watch-review', 'KEN', { tier: 2 })).toMatchObject({
      ...about,
      severity: 2,
      title: 'Review of the watch on KEN is due',
    }));
  it('high-risk-period-start tells what is near', () =>
    expect(alertOf('high-risk-period-start', `KEN~${idOf(5)}`, period)).toMatchObject({
      ...about,
      severity: 2,
      title: 'High-risk period in KEN from 2013-02-01: peace talks',
    }));
  it('high-risk-period-end asks for the outcome', () =>
    expect(alertOf('high-risk-period-end', `KEN~${idOf(5)}`, period)).toMatchObject({
      ...about,
      severity: 1,
      title: 'High-risk period in KEN until 2013-04-30, peace talks: record the outcome',
    }));
  it('raise alerts of their own for each period, kind and arming', () => {
    const ids = [
      alertOf('high-risk-period-start', `KEN~${idOf(5)}`, period),
      alertOf('high-risk-period-start', `KEN~${idOf(6)}`, period),
      alertOf('high-risk-period-end', `KEN~${idOf(5)}`, period),
    ].map(({ alertId: id }) => id);
    expect(new Set(ids).size).toBe(3);
  });
});

it('decision-due raises one alert about the decision, with its crisis and countries', () => {
  const subject = { kind: 'decision', id: idOf(5) };
  const [alert, ...others] = sent(row('decision-due', { question: 'x' }, { subject, crisisId: idOf(2) }));
  expect(others).toEqual([]);
  expect(alert.data).toMatchObject({ severity: 2, subject, crisisId: idOf(2), countries: ['KEN'] });
  expect(sent(row('decision-due', {}, { subject, countries: [] }))[0].data).not.toHaveProperty('countries');
});

it('tasking-due tells that the tasking is overdue and raises an alert', () => {
  const note = { decisionId: idOf(5), taskingId: idOf(6), agency: 'STATE' };
  const subject = { kind: 'decision', id: `${idOf(5)}~${idOf(6)}` };
  expect(sent(row('tasking-due', note, { subject }))).toMatchObject([
    { type: 'UpdateTasking', data: { decisionId: idOf(5), taskingId: idOf(6), status: 'overdue' } },
    { type: 'RaiseAlert', data: { severity: 2, subject: { kind: 'decision', id: idOf(5) }, countries: ['KEN'] } },
  ]);
  const ids = [6, 7].map(
    (n) => sent(row('tasking-due', note, { subject: { ...subject, id: idOf(n) } }))[1].data.alertId,
  );
  expect(new Set(ids).size).toBe(2);
});

it('a meeting is only shown', () => expect(deadlineActions.map(({ kind }) => kind)).not.toContain('meeting'));

it.each([
  ['assessment-due', 'conflictAssessment', 'Assessment is due to be published'],
  ['assessment-due', 'atrocityAssessment', 'Assessment is due to be published'],
  ['barrier-due', 'barrier', 'Barrier is due to be removed'],
])('%s raises one routine alert about its record for each time that the clock was armed', (kind, category, title) => {
  const subject = { kind: category, id: idOf(5) };
  const [alert] = sent(row(kind, {}, { subject, crisisId: idOf(2) }));
  expect(alert).toEqual({
    type: 'RaiseAlert',
    data: {
      alertId: expect.any(String),
      severity: 1,
      subject,
      title,
      crisisId: idOf(2),
      countries: ['KEN'],
      evidence: [{ kind: 'event', ref: `${eventIdOf(7)}@7` }],
    },
  });
  expect(sent(row(kind, {}, { subject }))[0].data.alertId).toBe(alert.data.alertId);
  expect(sent(row(kind, {}, { subject, openedBy: eventIdOf(9) }))[0].data.alertId).not.toBe(alert.data.alertId);
  // Where no country is known, the alert takes those of its crisis.
  expect(sent(row(kind, {}, { subject, countries: [] }))[0].data).not.toHaveProperty('countries');
  expect(sent({ ...row(kind, {}, { subject }), openedBy: undefined } as never)).toEqual([]);
});

it('lesson-due raises one alert, about the crisis of the lesson and the countries that it names', () => {
  const subject = { kind: 'lesson', id: idOf(5) };
  const [alert] = sent(row('lesson-due', { title: 'x' }, { subject, crisisId: idOf(2) }));
  expect(alert.data).toMatchObject({ severity: 1, subject, crisisId: idOf(2), countries: ['KEN'] });
  const [other] = sent(row('lesson-due', { title: 'x' }, { subject, openedBy: eventIdOf(9), openedAt: 9 }));
  expect(other.data).toMatchObject({ countries: ['KEN'], evidence: [{ kind: 'event', ref: `${eventIdOf(9)}@9` }] });
  expect(other.data.alertId).not.toBe(alert.data.alertId);
});

it('transition-review and deconfliction-end raise alerts about the record itself', () => {
  const subject = { kind: 'leadAuthority', id: 'RCEast-governance' };
  expect(sent(row('transition-review', {}, { subject }))[0].data).toMatchObject({ severity: 1, subject });
  const notice = { subject: { ...subject, id: `${subject.id}~${idOf(6)}` } };
  expect(sent(row('deconfliction-end', { recordId: subject.id }, notice))[0].data).toMatchObject({
    severity: 1,
    subject,
  });
});

it('access-end revokes the role whose time has ended', () => {
  const clock = { subject: { kind: 'user', id: `${idOf(4)}~watch-officer` } };
  expect(sent(row('access-end', { role: 'watch-officer', userId: idOf(4) }, clock))).toMatchObject([
    { type: 'ChangeAccess', data: { userId: idOf(4), revokeRoles: ['watch-officer'], grantRoles: [] } },
  ]);
});

it.each([
  ['vetting-expiry', 'partner', idOf(5), { name: 'CYN', validUntil: '2014-03-01' }, idOf(5), 2, {}],
  ['initiative-end', 'initiative', idOf(5), { engagementId: idOf(6) }, idOf(5), 1, { engagementId: idOf(6) }],
  ['actor-commitment', 'diplomaticContact', `${idOf(5)}~${idOf(6)}`, { contactId: idOf(5) }, idOf(5), 2, {}],
] as const)('%s raises one alert on the %s', (kind, category, clockOf, note, id, severity, more) => {
  const clock = row(kind, note, { subject: { kind: category, id: clockOf }, crisisId: idOf(3) });
  const [alert, ...others] = sent(clock);
  expect(others).toEqual([]);
  expect(alert.data).toMatchObject({
    severity,
    subject: { kind: category, id },
    crisisId: idOf(3),
    countries: ['KEN'],
    evidence: [{ kind: 'event', ref: `${eventIdOf(7)}@7` }],
    ...more,
  });
  expect(sent({ ...clock, openedBy: eventIdOf(9), openedAt: 9 })[0].data.alertId).not.toBe(alert.data.alertId);
});

it('every command that a clock or reaction sends may be sent by the system', () => {
  for (const type of [
    'RaiseAlert',
    'EscalateAlert',
    'ResolveAlert',
    'UpdateTasking',
    'ChangeAccess',
    'DefineAlertRule',
  ] as const)
    expect(commands[type].roles).toContain('system');
  expect(reactions.map(({ name }) => name)).toEqual([
    'raise-rule-alerts',
    'define-monitoring-rules',
    'alert-integrity',
    'alert-duty-of-care',
  ]);
  expect(deadlineActions).toHaveLength(18);
});

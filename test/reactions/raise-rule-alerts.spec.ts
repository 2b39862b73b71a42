import type { RecordedEvent } from '../../contracts/event-log';
import { derive } from '../../src/platform/derive';
import { raiseRuleAlerts } from '../../src/reactions/raise-rule-alerts/raise-rule-alerts';
import { eventIdOf, type Given, idOf, logOf, reportOf, ruleId, ruleOf, sentBy, signalCount } from './log';

const rule = (condition: Parameters<typeof ruleOf>[0], more: object = {}) =>
  ({ type: 'AlertRuleDefined', stream: `alertRule-${ruleId}`, data: ruleOf(condition, more), at: 0 }) as const;
const signal = (id: number, at: number, told: Parameters<typeof reportOf>[1] = {}, more: object = {}) => ({
  type: 'SignalReported',
  data: reportOf(id, told),
  at,
  ...more,
});
const grade = (id: number, at: number, reliability: string) => ({
  type: 'SignalGraded',
  data: { signalId: idOf(id), country: 'KEN', reliability },
  at,
});
const cite = (position: number) => ({ kind: 'event', ref: `${eventIdOf(position)}@${position}` });
const alertIdOf = (position: number, kind: string, id: string) =>
  derive('watchfloor.alert/1', eventIdOf(position), ruleId, kind, id);
const alerts = (...given: readonly Given[]) => sentBy(raiseRuleAlerts, logOf(...given));
const crisisId = idOf(77);
const raisedAs = (data: any, at: number) => ({
  type: 'AlertRaised',
  stream: `alert-${data.alertId}`,
  data,
  at,
  role: 'system',
});

describe('a rule that counts signals', () => {
  it('raises one alert about the country with the reports as evidence', () => {
    expect(alerts(rule(signalCount(2, 24)), signal(1, 1), signal(2, 3))).toEqual([
      {
        alertId: alertIdOf(3, 'countryWatch', 'KEN'),
        ruleId,
        ruleVersion: 1,
        severity: 3,
        subject: { kind: 'countryWatch', id: 'KEN' },
        title: 'A rule',
        countries: ['KEN'],
        evidence: [cite(2), cite(3)],
      },
    ]);
  });

  it('is about the crisis that all evidence shares', () => {
    const [alert] = alerts(
      rule(signalCount(2, 24)),
      signal(1, 1, { crisisId }),
      signal(2, 3, { country: 'UGA', crisisId }),
    );
    expect(alert).toMatchObject({ subject: { kind: 'crisis', id: crisisId }, crisisId });
    expect(alert).not.toHaveProperty('countries');
    const [mixed] = alerts(rule(signalCount(2, 24)), signal(1, 1), signal(2, 3, { crisisId }));
    expect(mixed.subject).toEqual({ kind: 'countryWatch', id: 'KEN' });
    const linked = { type: 'SignalLinked', data: { signalId: idOf(1), country: 'KEN', crisisId }, at: 2 };
    const [later] = alerts(rule(signalCount(2, 24)), signal(1, 1), linked, signal(2, 3, { crisisId }));
    expect(later.subject).toEqual({ kind: 'crisis', id: crisisId });
  });

  it('adds up countries that it lists, and otherwise each alone', () => {
    const two = [signal(1, 1), signal(2, 3, { country: 'UGA' })] as const;
    expect(alerts(rule(signalCount(2, 24)), ...two)).toEqual([]);
    const [alert] = alerts(rule(signalCount(2, 24, { countries: ['KEN', 'UGA'] })), ...two);
    expect(alert).toMatchObject({ subject: { kind: 'countryWatch', id: 'UGA' }, countries: ['KEN', 'UGA'] });
  });

  it.each([
    ['violence', { violenceTypes: ['stateBased'] }, { violenceType: 'oneSided' }, { violenceType: 'stateBased' }],
    ['threats', { threats: ['crime'] }, { threats: ['terrorism'] }, { threats: ['terrorism', 'crime'] }],
    ['places', { pcodes: ['KE030'] }, { pcode: 'KE031' }, { pcode: 'KE030' }],
    ['countries', { countries: ['UGA'] }, { country: 'KEN' }, { country: 'UGA' }],
  ])('looks at the %s that it names', (_, condition, other, named) => {
    expect(alerts(rule(signalCount(1, 24, condition)), signal(1, 1, other))).toEqual([]);
    expect(alerts(rule(signalCount(1, 24, condition)), signal(1, 1, named))).toHaveLength(1);
  });

  it('takes the latest grade, else what the source is known for, else F', () => {
    const good = rule(signalCount(1, 24, { minReliability: 'B' }));
    expect(alerts(good, signal(1, 1))).toEqual([]);
    expect(alerts(good, signal(1, 1, {}, { reliability: 'B' }))).toHaveLength(1);
    expect(alerts(good, signal(1, 1), grade(1, 2, 'C'))).toEqual([]);
    expect(alerts(good, signal(1, 1), grade(1, 2, 'C'), grade(1, 3, 'A'))).toMatchObject([
      { alertId: alertIdOf(4, 'countryWatch', 'KEN'), evidence: [cite(2)] },
    ]);
    const spoiled = rule(signalCount(2, 24, { minReliability: 'B' }));
    const known = { reliability: 'A' };
    expect(alerts(spoiled, signal(1, 1, {}, known), grade(1, 2, 'D'), signal(2, 3, {}, known))).toEqual([]);
    const revised = { ...signal(1, 3, {}, known), type: 'SignalRevised' };
    expect(alerts(spoiled, signal(1, 1), grade(1, 2, 'D'), revised, signal(2, 4, {}, known))).toEqual([]);
  });

  it('forgets what was withdrawn or struck', () => {
    const withdrawn = { type: 'SignalWithdrawn', data: { signalId: idOf(1), country: 'KEN', reason: 'r' }, at: 2 };
    const struck = {
      type: 'EventRetracted',
      data: { signalId: idOf(1), country: 'KEN', targetEventId: eventIdOf(2), targetType: 'SignalReported' },
      at: 2,
    };
    expect(alerts(rule(signalCount(2, 24)), signal(1, 1), withdrawn, signal(2, 3))).toEqual([]);
    expect(alerts(rule(signalCount(2, 24)), signal(1, 1), struck, signal(2, 3))).toEqual([]);
  });

  it('reads a report as it was corrected', () => {
    const corrected = (target: number, pointer: string, value: string) => ({
      type: 'EventCorrected',
      data: { signalId: idOf(1), country: 'KEN', targetEventId: eventIdOf(target), corrections: [{ pointer, value }] },
      at: 2,
    });
    const states = rule(signalCount(1, 24, { violenceTypes: ['stateBased'] }));
    expect(alerts(states, signal(1, 1), corrected(2, '/violenceType', '"stateBased"'))).toHaveLength(1);
    expect(alerts(states, signal(1, 1), corrected(9, '/violenceType', '"stateBased"'))).toEqual([]);
    const deaths = rule({ kind: 'fatalities', violenceTypes: [], countries: [], bestAtLeast: 9, windowHours: 24 });
    expect(alerts(deaths, signal(1, 1, { best: 4 }), corrected(2, '/fatalities/best', '9'))).toHaveLength(1);
    expect(alerts(deaths, signal(1, 1, { best: 4 }), corrected(2, '/headline', '"x"'))).toEqual([]);
  });

  it('counts nothing that was old when it was recorded', () => {
    expect(alerts(rule(signalCount(1, 24)), signal(1, 100, {}, { effective: 75 }))).toEqual([]);
    expect(alerts(rule(signalCount(1, 24)), signal(1, 100, {}, { effective: 76 }))).toHaveLength(1);
  });

  it('counts reports of the last days from before it was defined', () =>
    expect(alerts(signal(1, 1), { ...rule(signalCount(2, 24)), at: 2 }, signal(2, 3))).toHaveLength(1));
});

describe('an alert of a rule', () => {
  const once = rule(signalCount(1, 24));
  const [first] = alerts(once, signal(1, 1));
  const resolved = { type: 'AlertResolved', stream: 'alert-x', data: { alertId: first.alertId }, at: 4 };

  it('takes up further evidence while it is open, also before the log holds it', () => {
    const sent = alerts(once, signal(1, 1), signal(2, 2), raisedAs(first, 2), signal(3, 3));
    expect(sent.map(({ alertId }) => alertId)).toEqual([first.alertId, first.alertId, first.alertId]);
    expect(sent.map(({ evidence }) => evidence)).toEqual([[cite(2)], [cite(3)], [cite(5)]]);
  });

  it('is not raised for what it cites already', () =>
    expect(alerts(once, signal(1, 1), raisedAs(first, 2), grade(1, 3, 'A'))).toEqual([first]));

  it('is another one after it was resolved', () => {
    const sent = alerts(once, signal(1, 1), raisedAs(first, 2), resolved, signal(2, 5));
    expect(sent).toHaveLength(2);
    expect(sent[1]).toMatchObject({ alertId: alertIdOf(5, 'countryWatch', 'KEN'), evidence: [cite(2), cite(5)] });
  });

  it('is another one also where both were opened in the same instant', () => {
    const sameTime = (event: RecordedEvent) => ({ ...event, id: `01900000-0000-8000-8000-${event.id.slice(-12)}` });
    const events = (raised: any) =>
      logOf(once, signal(1, 1), raisedAs(raised, 2), { ...resolved, data: { alertId: raised.alertId } }, signal(2, 5));
    const [opened] = sentBy(raiseRuleAlerts, events(first).map(sameTime));
    const sent = sentBy(raiseRuleAlerts, events(opened).map(sameTime));
    expect(sent).toHaveLength(2);
    expect(sent[1].alertId).not.toBe(sent[0].alertId);
  });

  it('stands apart for each subject', () => {
    const sent = alerts(once, signal(1, 1), signal(2, 2, { country: 'UGA' }));
    expect(new Set(sent.map(({ alertId }) => alertId)).size).toBe(2);
  });

  it('cites at most a hundred reports, and the rest with the next', () => {
    const many = Array.from({ length: 130 }, (_, index) => signal(index, 1));
    const sent = alerts(rule(signalCount(130, 24)), ...many, signal(500, 2));
    expect(sent.map(({ evidence }) => evidence.length)).toEqual([100, 31]);
  });

  it('keeps its severity when a new version of the rule has another', () => {
    const next = { ...rule(signalCount(1, 24), { version: 2, severity: 4 }), at: 2 };
    expect(alerts(once, signal(1, 1), next, signal(2, 3))[1]).toMatchObject({ severity: 3, ruleVersion: 2 });
  });

  it('is raised by the newest version only, while that is active', () => {
    const stricter = { ...rule(signalCount(2, 24), { version: 2 }), at: 1 };
    const retired = { ...rule(signalCount(1, 24), { version: 2, active: false }), at: 1 };
    expect(alerts(once, stricter, signal(1, 2))).toEqual([]);
    expect(alerts(once, retired, signal(1, 2))).toEqual([]);
  });
});

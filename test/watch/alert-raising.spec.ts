import { alert } from '../../src/watch/alert/decider';
import { scenario } from '../scenario';
import { alertId, crisisId, evidence, keys, raised, raising, resolved, shelved, until } from './alert-cases';

const { given } = scenario(alert);
const raise = (data = raising) => ({ type: 'RaiseAlert' as const, data });
const added = (...tails: readonly number[]) => ({
  type: 'AlertEvidenceAdded' as const,
  data: { ...keys, evidence: tails.map(evidence) },
});
const more = { ...raising, evidence: [evidence(1), evidence(2)] };

describe('raising an alert', () => {
  it.each([
    [4, '2013-03-04T05:25:00.000000Z'],
    [3, '2013-03-04T06:10:00.000000Z'],
    [2, '2013-03-04T13:10:00.000000Z'],
  ] as const)('of severity %i asks for somebody by %s', (severity, acknowledgeBy) =>
    given()
      .when(raise({ ...raising, severity }))
      .records({ type: 'AlertRaised', data: { ...raised.data, severity, acknowledgeBy } }),
  );

  it('of severity 1 asks for nobody', () => {
    const recorded = alert.decide.RaiseAlert.record(
      { ...raising, severity: 1 },
      alert.initial,
      { at: '2013-03-04T05:10:00.000000Z' } as never,
      { policies: { 'alert-acknowledgement': { version: 0, value: { minutes: { critical: 15 } } } } } as never,
    );
    expect(recorded).toEqual([{ type: 'AlertRaised', data: { ...raising, severity: 1 } }]);
  });

  it('that names no countries takes those of its crisis, which may be its subject', () => {
    const { countries: _, ...without } = raising;
    const facts = { facts: { crisis: { countries: ['KEN', 'UGA'] } } };
    const named = { ...without, crisisId };
    expect(alert.decide.RaiseAlert.facts!(named)).toEqual({ crisis: { fold: 'crisisKeys', key: crisisId } });
    given()
      .when(raise(named), facts)
      .records({ type: 'AlertRaised', data: { ...raised.data, crisisId, countries: ['KEN', 'UGA'] } });
    const about = { ...without, subject: { kind: 'crisis', id: crisisId } };
    expect(alert.decide.RaiseAlert.facts!(about)).toEqual({ crisis: { fold: 'crisisKeys', key: crisisId } });
    given()
      .when(raise(about), facts)
      .records({
        type: 'AlertRaised',
        data: { ...raised.data, subject: about.subject, crisisId, countries: ['KEN', 'UGA'] },
      });
  });

  it('about nothing in particular has no countries', () => {
    const { countries: _, ...without } = raising;
    given()
      .when(raise({ ...without, subject: { kind: 'general' } }))
      .records({ type: 'AlertRaised', data: { ...raised.data, subject: { kind: 'general' }, countries: [] } });
  });
});

describe('raising an alert that is there', () => {
  it('adds evidence while it is open', () => {
    given(raised).when(raise(more)).records(added(1, 2));
    given(raised, shelved).when(raise(more)).records(added(1, 2));
  });

  it('without new evidence records nothing', () => {
    given(raised).when(raise()).recordsNothing();
    given(raised, added(2)).when(raise(more)).recordsNothing();
    given(raised, shelved).when(raise()).recordsNothing();
    given(raised, resolved).when(raise()).recordsNothing();
  });

  it('is refused once it is resolved', () => given(raised, resolved).when(raise(more)).refuses('RECORD_CLOSED'));

  it('about something else is another alert', () =>
    given(raised)
      .when(raise({ ...more, subject: { kind: 'countryWatch', id: 'UGA' } }))
      .refuses('ALREADY_EXISTS'));
});

describe('a shelved alert whose time has come', () => {
  const late = { issued: { at: until } };
  const acknowledgeBy = '2013-03-04T10:10:00.000000Z';
  const returned = { type: 'AlertReturned' as const, data: { ...keys, title: raising.title, acknowledgeBy } };
  const shelvedBy = { kind: 'event', ref: '01900000-0000-8000-8000-000000000001@2' };

  it('returns when it is raised again', () => given(raised, shelved).when(raise(), late).records(returned));

  it('returns for the clock, which cites what shelved it', () =>
    given(raised, shelved)
      .when(raise({ ...raising, evidence: [shelvedBy] }), {
        issued: { ...late.issued, actor: { id: 'system', role: 'system', org: 'WATCHFLOOR' } },
      })
      .records(returned));

  it('keeps evidence that it did not have', () =>
    given(raised, shelved).when(raise(more), late).records(returned, added(1, 2)));

  it('waits to be acknowledged anew', () =>
    given(raised, shelved, { ...returned, at: until })
      .when({ type: 'AcknowledgeAlert', data: { alertId } }, { issued: { at: '2013-03-04T09:11:30.000000Z' } })
      .records({ type: 'AlertAcknowledged', data: { ...keys, ownerUserId: 'user-wo1', secondsToAcknowledge: 90 } }));
});

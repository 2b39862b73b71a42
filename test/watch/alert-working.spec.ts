import type { AlertEvent, ResolveAlert } from '../../contracts/watch/alert';
import { alert } from '../../src/watch/alert/decider';
import { scenario } from '../scenario';
import { acknowledged, alertId, critical, keys, otherAlertId, raised, resolved, shelved, until } from './alert-cases';

const { given } = scenario(alert);
const as = (id: string, at = '2013-03-04T05:12:05.000000Z') => ({
  issued: { actor: { id, role: 'watch-officer', org: 'STATE' }, at },
});
const states: readonly [string, readonly AlertEvent[]][] = [
  ['shelved', [raised, shelved]],
  ['resolved', [raised, resolved]],
];
const refusal = (state: string) => (state === 'resolved' ? 'RECORD_CLOSED' : 'WRONG_STATE');

describe('acknowledging an alert', () => {
  const take = { type: 'AcknowledgeAlert' as const, data: { alertId } };
  const taken = (ownerUserId: string, seconds: number, extra: object = {}) =>
    ({
      type: 'AlertAcknowledged',
      data: { ...keys, ownerUserId, secondsToAcknowledge: seconds, ...extra },
    }) as AlertEvent;

  it('makes the sender its owner and tells how long it took', () =>
    given(raised).when(take, as('user-wo2')).records(taken('user-wo2', 125)));

  it('may name another owner', () =>
    given(raised)
      .when({ ...take, data: { alertId, ownerUserId: 'user-wo3', note: 'Yours' } }, as('user-wo2'))
      .records(taken('user-wo3', 125, { note: 'Yours' })));

  it('by or for somebody else reassigns it', () =>
    given(raised, acknowledged)
      .when(take, as('user-wo2'))
      .records(taken('user-wo2', 125, { previousOwnerUserId: 'user-wo1' })));

  it('again by its owner records nothing', () =>
    given(raised, acknowledged).when(take, as('user-wo1')).recordsNothing());

  it.each(states)('is not possible when it is %s', (state, past) =>
    given(...past)
      .when(take, as('user-wo2'))
      .refuses(refusal(state)),
  );
  it('needs an alert', () => given().when(take).refuses('NOT_FOUND'));
});

describe('escalating an alert', () => {
  const widen = {
    type: 'EscalateAlert' as const,
    data: { alertId, toRole: 'senior-watch-officer', reason: 'Too big' },
  };
  const level = (number: number): AlertEvent => ({
    type: 'AlertEscalated',
    data: { ...keys, ...widen.data, level: number },
  });

  it('counts the levels', () => {
    given(raised).when(widen).records(level(1));
    given(raised, level(1), acknowledged).when(widen).records(level(2));
  });
  it('leaves its state as it was', () =>
    given(raised, acknowledged, level(1)).when({ type: 'AcknowledgeAlert', data: { alertId } }).recordsNothing());
  it.each(states)('is not possible when it is %s', (state, past) =>
    given(...past)
      .when(widen)
      .refuses(refusal(state)),
  );
});

describe('shelving an alert', () => {
  const shelve = (to = until) => ({
    type: 'ShelveAlert' as const,
    data: { alertId, until: to, reason: 'Waiting for the morning call.' },
  });

  it('is recorded once', () => {
    given(raised).when(shelve()).records(shelved);
    given(raised, acknowledged).when(shelve()).records(shelved);
    given(raised, shelved).when(shelve()).recordsNothing();
  });
  it('lasts at most as long as the policy allows', () => {
    given(raised)
      .when(shelve('2013-03-04T13:10:00Z'))
      .records({ type: 'AlertShelved', data: { ...shelved.data, until: '2013-03-04T13:10:00Z' } });
    given(raised).when(shelve('2013-03-04T13:10:00.000001Z')).refuses('SHELVED_TOO_LONG');
  });
  it('needs a critical alert to be acknowledged first', () => {
    given(critical).when(shelve()).refuses('CRITICAL_NOT_ACKNOWLEDGED');
    given(critical).when(shelve('2013-03-05T13:10:00Z')).refuses('SHELVED_TOO_LONG', 'CRITICAL_NOT_ACKNOWLEDGED');
    given(critical, { ...acknowledged, data: { ...acknowledged.data, severity: 4 } })
      .when(shelve())
      .records({ type: 'AlertShelved', data: { ...shelved.data, severity: 4 } });
  });
  it('again until another time is refused', () =>
    given(raised, shelved).when(shelve('2013-03-04T10:00:00Z')).refuses('WRONG_STATE'));
  it('is not possible once resolved', () => given(raised, resolved).when(shelve()).refuses('RECORD_CLOSED'));
});

describe('resolving an alert', () => {
  const resolve = (data: Partial<ResolveAlert> = {}) => ({
    type: 'ResolveAlert' as const,
    data: { alertId, outcome: 'actioned' as const, note: 'Police reinforced.', actionRefs: [], ...data },
  });

  it('is recorded once', () => {
    given(raised).when(resolve()).records(resolved);
    given(raised, acknowledged).when(resolve()).records(resolved);
    given(raised, resolved)
      .when(resolve({ note: 'Other words' }))
      .recordsNothing();
  });
  it('with another outcome is refused', () =>
    given(raised, resolved)
      .when(resolve({ outcome: 'falsePositive' }))
      .refuses('RECORD_CLOSED'));
  it('as a duplicate names the other one', () => {
    given(raised)
      .when(resolve({ outcome: 'duplicate' }))
      .refuses('DUPLICATE_NOT_NAMED');
    given(raised)
      .when(resolve({ outcome: 'duplicate', duplicateOf: alertId }))
      .refuses('DUPLICATE_NOT_NAMED');
    given(raised)
      .when(resolve({ outcome: 'duplicate', duplicateOf: otherAlertId }))
      .records({ type: 'AlertResolved', data: { ...resolved.data, outcome: 'duplicate', duplicateOf: otherAlertId } });
  });
  it('about the integrity of the log needs two other people', () => {
    const subject = { kind: 'integrity', id: 'live' };
    given({ ...critical, data: { ...critical.data, subject } })
      .when(resolve())
      .refuses('AUTHORIZATION_NEEDED');
  });
  it('waits until a shelved alert is back', () => given(raised, shelved).when(resolve()).refuses('WRONG_STATE'));
  it('needs an alert', () => given().when(resolve()).refuses('NOT_FOUND'));
});

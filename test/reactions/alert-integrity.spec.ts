import { derive } from '../../src/platform/derive';
import { alertIntegrity } from '../../src/reactions/alert-integrity';
import { eventIdOf, type Given, logOf, sentBy } from './log';

const failure = (type: string, more: object = {}): Given => ({
  type,
  stream: 'integrity-live',
  data: { realm: 'live', cause: 'c', outcome: 'o', ...more },
  at: 1,
});
const alerts = (...given: readonly Given[]) => sentBy(alertIntegrity, logOf(...given));
const raised = (data: any): Given => ({
  type: 'AlertRaised',
  stream: `alert-${data.alertId}`,
  data,
  at: 2,
  role: 'system',
});
const resolved = ({ alertId }: any): Given => ({
  type: 'AlertResolved',
  stream: `alert-${alertId}`,
  data: { alertId },
  at: 3,
});

describe('a failure of integrity', () => {
  it.each(['VerificationFailed', 'ProjectionDiverged', 'LogRewound'])('%s raises a critical alert', (type) => {
    expect(alerts(failure(type))).toEqual([
      {
        alertId: derive('watchfloor.alert/1', eventIdOf(1), 'alert-integrity', 'integrity', 'live', eventIdOf(1)),
        severity: 4,
        subject: { kind: 'integrity', id: 'live' },
        title: expect.any(String),
        countries: [],
        evidence: [{ kind: 'event', ref: `${eventIdOf(1)}@1` }],
      },
    ]);
  });

  it('of a witness is one after a day', () => {
    const witness = (failingForSeconds: number) => failure('WitnessFailed', { witness: 'w1', failingForSeconds });
    expect(alerts(witness(86_399))).toEqual([]);
    expect(alerts(witness(86_400))).toHaveLength(1);
  });

  it('leaves other records alone', () => {
    expect(alerts(failure('LogOpened'), failure('EventParked', { picture: 'crises' }))).toEqual([]);
  });

  it('that lasts adds evidence to its alert until that is resolved', () => {
    const [first] = alerts(failure('VerificationFailed'));
    const again = [failure('VerificationFailed'), raised(first), failure('VerificationFailed')] as const;
    expect(new Set(alerts(...again).map(({ alertId }) => alertId)).size).toBe(1);
    expect(alerts(...again)).toHaveLength(2);
    const [, , later] = alerts(...again, resolved(first), failure('VerificationFailed'));
    expect(later.alertId).not.toBe(first.alertId);
  });

  it('of another picture is another alert', () => {
    const two = alerts(
      failure('ProjectionDiverged', { picture: 'crises' }),
      failure('ProjectionDiverged', { picture: 'alerts' }),
    );
    expect(new Set(two.map(({ alertId }) => alertId)).size).toBe(2);
  });
});

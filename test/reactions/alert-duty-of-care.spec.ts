import { commands } from '../../contracts';
import { faultsOf } from '../../contracts/kernel/validate';
import { alertDutyOfCare } from '../../src/reactions/alert-duty-of-care';
import { eventIdOf, type Given, idOf, logOf, sentBy } from './log';

const concern = (severity: number, suspendActivity: boolean, more: object = {}) => ({
  type: 'SafetyConcernRaised',
  stream: `initiative-${idOf(1)}`,
  data: {
    initiativeId: idOf(1),
    engagementId: idOf(2),
    country: 'KEN',
    concernId: idOf(3),
    severity,
    suspendActivity,
    ...more,
  },
  at: 1,
});
const alerts = (...given: readonly Given[]) => sentBy(alertDutyOfCare, logOf(...given));

describe('a safety concern', () => {
  it.each([
    [1, 3],
    [3, 3],
    [4, 4],
  ])('of severity %i raises an alert of severity %i', (severity, raised) => {
    const [alert, ...others] = alerts(concern(severity, false, { crisisId: idOf(4) }));
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      severity: raised,
      subject: { kind: 'initiative', id: idOf(1) },
      crisisId: idOf(4),
      engagementId: idOf(2),
      countries: ['KEN'],
      evidence: [{ kind: 'event', ref: `${eventIdOf(1)}@1` }],
    });
    expect(faultsOf(commands.RaiseAlert.command, alert, 'command')).toEqual([]);
  });
  it('says when the activity is to be suspended', () => {
    expect(alerts(concern(2, true))[0].title).toContain('suspended');
    expect(alerts(concern(2, false))[0].title).not.toContain('suspended');
  });
  it('is an alert of its own each time, and nothing else is heard', () => {
    const [first, second] = alerts(concern(2, true), concern(2, true));
    expect(first.alertId).not.toBe(second.alertId);
    expect(alerts({ type: 'ActivityRecorded', data: {}, at: 1 })).toEqual([]);
  });
});

import type { AlertEvent, RaiseAlert } from '../../contracts/watch/alert';

type Recorded<T extends AlertEvent['type']> = Extract<AlertEvent, { type: T }> & { by?: string; at?: string };

export const alertId = '01900000-0000-7000-8000-00000000a001';
export const otherAlertId = '01900000-0000-7000-8000-00000000a002';
export const crisisId = '01900000-0000-7000-8000-00000000c001';
export const evidence = (tail: number) => ({
  kind: 'event',
  ref: `01900000-0000-8000-8000-00000000f00${tail}@${tail}`,
});

export const raising: RaiseAlert = {
  alertId,
  severity: 3,
  subject: { kind: 'countryWatch', id: 'KEN' },
  title: 'Two attacks in a day',
  countries: ['KEN'],
  evidence: [evidence(1)],
};
/** What every event of the alert carries. */
export const keys = { alertId, severity: 3 as const, subject: { kind: 'countryWatch', id: 'KEN' }, countries: ['KEN'] };

export const raised: Recorded<'AlertRaised'> = {
  type: 'AlertRaised',
  data: { ...raising, ...keys, acknowledgeBy: '2013-03-04T06:10:00.000000Z' },
};
export const critical: Recorded<'AlertRaised'> = {
  type: 'AlertRaised',
  data: { ...raised.data, severity: 4, acknowledgeBy: '2013-03-04T05:25:00.000000Z' },
};
export const acknowledged: Recorded<'AlertAcknowledged'> = {
  type: 'AlertAcknowledged',
  data: { ...keys, ownerUserId: 'user-wo1', secondsToAcknowledge: 0 },
};
export const until = '2013-03-04T09:10:00.000000Z';
export const shelved: Recorded<'AlertShelved'> = {
  type: 'AlertShelved',
  data: { ...keys, until, reason: 'Waiting for the morning call.' },
};
export const resolved: Recorded<'AlertResolved'> = {
  type: 'AlertResolved',
  data: { ...keys, outcome: 'actioned', note: 'Police reinforced.', actionRefs: [] },
};

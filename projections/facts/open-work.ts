import type { AlertEvent } from '../../contracts/watch/alert';
import { fact } from '../fact';

/** By crisis: the alerts that are still open, shelved ones included. */
export const openWork = fact<AlertEvent>()({
  name: 'openWork',
  keys: ({ data }) => (data.crisisId === undefined ? [] : [data.crisisId]),
  blank: { alerts: [] },
  on: {
    AlertRaised: ({ alerts }, { data }) => ({
      alerts: alerts.includes(data.alertId) ? alerts : [...alerts, data.alertId],
    }),
    AlertResolved: ({ alerts }, { data }) => ({ alerts: alerts.filter((id) => id !== data.alertId) }),
  },
});

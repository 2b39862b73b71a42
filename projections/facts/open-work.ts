import type { AlertEvent } from '../../contracts/watch/alert';
import type { CrisisEvent } from '../../contracts/watch/crisis-registry';
import { fact } from '../fact';

/**
 * By crisis: the alerts that are still open, shelved ones included. A refusal names them, so an alert of a compartment
 * that the crisis lacks is not among them.
 */
export const openWork = fact<AlertEvent | CrisisEvent>()({
  name: 'openWork',
  category: 'crisis',
  keys: ({ data }) => (data.crisisId === undefined ? [] : [data.crisisId]),
  blank: { alerts: [] },
  on: {
    // Tells how restricted the crisis itself is.
    CrisisOpened: (row) => row,
    AlertRaised: ({ alerts }, { data }) => ({
      alerts: alerts.includes(data.alertId) ? alerts : [...alerts, data.alertId],
    }),
    AlertResolved: ({ alerts }, { data }) => ({ alerts: alerts.filter((id) => id !== data.alertId) }),
  },
});

import type { AlertEvent } from '../../contracts/watch/alert';
import { fact } from '../fact';

/** By alert: those of severity 4 that are not resolved, shelved ones included. */
export const openCriticals = fact<AlertEvent>()({
  name: 'openCriticals',
  keys: ({ data }) => (data.severity === 4 ? [data.alertId] : []),
  blank: { compartments: [] },
  on: {
    AlertRaised: (_, { data: { crisisId, ruleId }, metadata }) => ({
      ...(crisisId !== undefined && { crisisId }),
      ...(ruleId !== undefined && { ruleId }),
      compartments: metadata.handling.compartments,
    }),
    AlertResolved: () => undefined,
  },
});

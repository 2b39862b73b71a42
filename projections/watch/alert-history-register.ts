import { secondsBetween } from '../../contracts/clock';
import type { AlertEvent } from '../../contracts/watch/alert';
import { openCount } from '../open-set';
import { foldedRegister } from '../register';
import { type AlertRow, alertFold } from './alert-row';
import { shownAlert } from './shown-alert';

const secondsToResolve = ({ raisedAt, resolvedAt }: AlertRow) =>
  raisedAt === undefined || resolvedAt === undefined ? null : secondsBetween(raisedAt, resolvedAt);

/** Every alert ever raised; the load figures after ISA-18.2 and EEMUA 191 are computed from it. */
export const alertHistoryRegister = foldedRegister<AlertEvent>()({
  ...alertFold,
  name: 'alert-history',
  version: 1,
  category: 'alert',
  readers: 'any',
  columns: {
    severity: 'integer',
    crisisId: 'text',
    ruleId: 'text',
    ruleVersion: 'integer',
    raisedAt: 'text',
    state: 'text',
    owner: 'text',
    acknowledgedAt: 'text',
    secondsToAcknowledge: 'integer',
    level: 'integer',
    outcome: 'text',
    resolvedAt: 'text',
  },
  indexes: ['crisisId'],
  search: ['title'],
  show: (row) => ({
    ...shownAlert(row),
    secondsToResolve: secondsToResolve(row),
    escalations: openCount(row.escalations),
    returns: openCount(row.returns),
  }),
});

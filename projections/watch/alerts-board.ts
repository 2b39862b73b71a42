import { after } from '../../contracts/clock';
import type { AlertEvent } from '../../contracts/watch/alert';
import { board } from '../board';
import { alertFold } from './alert-row';
import { shownAlert } from './shown-alert';

const sevenDays = 7 * 86_400;

/** What needs a person now, and what was resolved in the last seven days. */
export const alertsBoard = board<AlertEvent>()({
  ...alertFold,
  topic: 'alerts',
  version: 1,
  category: 'alert',
  readers: 'any',
  show: shownAlert,
  leaves: ({ resolvedAt }) => (resolvedAt === undefined ? undefined : after(resolvedAt, sevenDays)),
});

import type { DeadlineAction } from '../../../contracts/reaction';
import { alertOfClock } from './alert-of-clock';

/** A decision is overdue. */
export const decisionDue: DeadlineAction = {
  kind: 'decision-due',
  send: (row, tools) => alertOfClock(row, tools, { severity: 2, subject: row.subject, title: 'Decision is due' }),
};

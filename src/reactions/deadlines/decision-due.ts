import type { DeadlineAction } from '../../../contracts/reaction';
import { dueAlert } from './due-alert';

/** A decision is overdue. */
export const decisionDue: DeadlineAction = {
  kind: 'decision-due',
  send: (row, tools) => dueAlert(row, tools, { severity: 2, subject: row.subject, title: 'Decision is due' }),
};

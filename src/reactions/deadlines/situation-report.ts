import type { DeadlineAction } from '../../../contracts/reaction';
import { alertOfClock } from './alert-of-clock';

/** A report on a crisis is overdue. */
export const situationReport: DeadlineAction = {
  kind: 'situation-report',
  send: (row, tools) =>
    alertOfClock(row, tools, {
      severity: 2,
      subject: { kind: 'crisis', id: row.subject.id },
      title: 'Situation report is due',
    }),
};

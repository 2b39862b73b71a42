import type { DeadlineAction } from '../../../contracts/reaction';
import { dueAlert } from './due-alert';

/** A report on a crisis is overdue. */
export const situationReport: DeadlineAction = {
  kind: 'situation-report',
  send: (row, tools) =>
    dueAlert(row, tools, {
      severity: 2,
      subject: { kind: 'crisis', id: row.subject.id },
      title: 'Situation report is due',
    }),
};

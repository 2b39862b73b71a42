import type { DeadlineAction } from '../../../contracts/reaction';
import { dueAlert } from './due-alert';

/** A tasking was not done in time: it is told so, and somebody hears of it. */
export const taskingDue: DeadlineAction = {
  kind: 'tasking-due',
  send: (row, tools) => {
    const { decisionId, taskingId, agency } = row.note;
    if (decisionId === undefined) return [];
    const overdue = { decisionId, taskingId, status: 'overdue', note: 'The time for this has passed.', evidence: [] };
    const subject = { kind: 'decision', id: String(decisionId) };
    return [
      { type: 'UpdateTasking', data: overdue },
      ...dueAlert(row, tools, { severity: 2, subject, title: `Tasking of ${agency} is overdue` }),
    ];
  },
};

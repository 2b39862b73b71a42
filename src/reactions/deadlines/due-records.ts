import type { DeadlineAction } from '../../../contracts/reaction';
import { dueAlert } from './due-alert';

/** An alert of severity 1 about a record whose day has passed. */
const overdue = (kind: string, title: string): DeadlineAction => ({
  kind,
  send: (row, tools) => dueAlert(row, tools, { severity: 1, subject: row.subject, title }),
});

/** An assessment is not published yet. */
export const assessmentDue = overdue('assessment-due', 'Assessment is due to be published');

/** A barrier still stands though it should be gone. */
export const barrierDue = overdue('barrier-due', 'Barrier is due to be removed');

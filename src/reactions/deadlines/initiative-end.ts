import type { DeadlineAction } from '../../../contracts/reaction';
import { dueAlert } from './due-alert';

/** The period of an initiative is over and nobody has concluded it. */
export const initiativeEnd: DeadlineAction = {
  kind: 'initiative-end',
  send: (row, tools) =>
    dueAlert(row, tools, {
      severity: 1,
      subject: row.subject,
      title: 'Period of an initiative is over',
      engagementId: String(row.note.engagementId),
    }),
};

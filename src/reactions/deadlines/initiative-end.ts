import type { DeadlineAction } from '../../../contracts/reaction';
import { overdueAlert } from './overdue-alert';

/** The period of an initiative is over and nobody has concluded it. */
export const initiativeEnd: DeadlineAction = {
  kind: 'initiative-end',
  send: (row, tools) =>
    overdueAlert(row, tools, {
      severity: 1,
      title: 'Period of an initiative is over',
      engagementId: String(row.note.engagementId),
    }),
};

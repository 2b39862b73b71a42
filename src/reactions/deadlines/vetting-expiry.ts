import type { DeadlineAction } from '../../../contracts/reaction';
import { dueAlert } from './due-alert';

/** The vetting of a partner ends within thirty days. */
export const vettingExpiry: DeadlineAction = {
  kind: 'vetting-expiry',
  send: (row, tools) =>
    dueAlert(row, tools, {
      severity: 2,
      subject: row.subject,
      title: `Vetting of a partner ends on ${row.note.validUntil}`,
    }),
};

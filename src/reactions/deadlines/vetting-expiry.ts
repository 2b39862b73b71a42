import type { DeadlineAction } from '../../../contracts/reaction';
import { overdueAlert } from './overdue-alert';

/** The vetting of a partner ends within thirty days. */
export const vettingExpiry: DeadlineAction = {
  kind: 'vetting-expiry',
  send: (row, tools) =>
    overdueAlert(row, tools, { severity: 2, title: `Vetting of a partner ends on ${row.note.validUntil}` }),
};

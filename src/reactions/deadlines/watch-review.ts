import type { DeadlineAction } from '../../../contracts/reaction';
import { dueAlert } from './due-alert';

/** A country watch was not reviewed by the day that its last review named. */
export const watchReview: DeadlineAction = {
  kind: 'watch-review',
  send: (row, tools) =>
    dueAlert(row, tools, {
      severity: 2,
      subject: { kind: 'countryWatch', id: row.subject.id },
      title: `Review of the watch on ${row.subject.id} is due`,
    }),
};

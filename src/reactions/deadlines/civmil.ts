import type { DeadlineAction } from '../../../contracts/reaction';
import { alertWhenDue } from './due-alert';

/** The lead passed on though criteria were open, and thirty days later they still are. */
export const transitionReview = alertWhenDue('transition-review', 1, 'Criteria of a transition are still open');

const noticeEnd = alertWhenDue('deconfliction-end', 1, 'A deconfliction notice has run out');
/** A notice has run out without being lifted; the alert is about the record that holds it. */
export const deconflictionEnd: DeadlineAction = {
  kind: noticeEnd.kind,
  send: (row, tools) => noticeEnd.send({ ...row, subject: { ...row.subject, id: String(row.note.recordId) } }, tools),
};

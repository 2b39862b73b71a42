import type { DeadlineAction } from '../../../contracts/reaction';
import { overdueAlert } from './overdue-alert';

/** A promise of an actor is due and not settled; handled like the talk, so the alert stays inside the compartment. */
export const actorCommitment: DeadlineAction = {
  kind: 'actor-commitment',
  send: (row, tools) =>
    overdueAlert(row, tools, {
      severity: 2,
      title: 'Commitment of an actor is due',
      subjectId: String(row.note.contactId),
    }),
};

import type { DeadlineAction } from '../../../contracts/reaction';
import { dueAlert } from './due-alert';

/** A promise of an actor is due and not settled; handled like the talk, so the alert stays inside the compartment. */
export const actorCommitment: DeadlineAction = {
  kind: 'actor-commitment',
  send: (row, tools) =>
    dueAlert(row, tools, {
      severity: 2,
      title: 'Commitment of an actor is due',
      subject: { kind: row.subject.kind, id: String(row.note.contactId) },
    }),
};

import type { DiplomaticContactEvent } from '../../contracts/partners/diplomatic-contact';
import { deadline } from '../deadline';
import { endOfDay } from './instant';

const clockOf = (contactId: string, commitmentId: string) => `${contactId}~${commitmentId}`;

/** When an actor's promise is due: with that day. One clock per commitment, `<contactId>~<commitmentId>`. */
export const actorCommitment = deadline<DiplomaticContactEvent>()({
  kind: 'actor-commitment',
  category: 'diplomaticContact',
  subject: ({ data }) =>
    [...data.commitments, ...data.settles].map(({ commitmentId }) => clockOf(data.contactId, commitmentId)),
  on: {
    DiplomaticContactRecorded: ({ data }, row, { subject }) => {
      const made = data.commitments.find(({ commitmentId }) => clockOf(data.contactId, commitmentId) === subject);
      if (!made) return row && { closed: true };
      return { armed: endOfDay(made.dueAt), note: { contactId: data.contactId } };
    },
  },
});

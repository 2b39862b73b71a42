import type { LeadAuthorityEvent } from '../../contracts/civmil/lead-authority-registry';
import { after } from '../../contracts/clock';
import type { DeadlineRow } from '../../contracts/reaction';
import { leadKey } from '../civmil/lead-key';
import { deadline, type Tick } from '../deadline';

const thirtyDays = 30 * 86_400;
type Note = DeadlineRow['note'];

/** A running clock stops with the last open criterion; one that does not run keeps what it heard. */
const heard = (row: DeadlineRow | undefined, note: Note): Tick => {
  const open = Object.values({ ...row?.note, ...note }).includes('open');
  return row?.dueAt === undefined || open ? { note } : { closed: true, note };
};

/** When a lead that passed on with open criteria is looked at again. The note holds how each criterion stands. */
export const transitionReview = deadline<LeadAuthorityEvent>()({
  kind: 'transition-review',
  category: 'leadAuthority',
  subject: ({ data }) => leadKey(data),
  on: {
    TransitionCriterionSet: ({ data }) => ({ note: { [data.criterionId]: 'open' } }),
    TransitionCriterionAssessed: ({ data }, row) =>
      heard(row, { [data.criterionId]: data.assessment?.met ? 'met' : 'open' }),
    LeadTransferred: ({ data }, row) => {
      const standing = row?.note ?? {};
      const waived = data.waivedCriterionIds.filter((id) => standing[id] === 'open');
      const note = Object.fromEntries(waived.map((id) => [id, 'waived']));
      return Object.values({ ...standing, ...note }).includes('open')
        ? { armed: after(data.at, thirtyDays), note }
        : heard(row, note);
    },
  },
});

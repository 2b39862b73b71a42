import type { CrisisEvent } from '../../contracts/watch/crisis-registry';
import { fact } from '../fact';

/** By crisis: what other records take over from it. */
export const crisisKeys = fact<CrisisEvent>()({
  name: 'crisisKeys',
  keys: ({ data }) => [data.crisisId],
  blank: { countries: [] },
  on: {
    CrisisOpened: (row, { data }) => ({ ...row, countries: data.countries, leadDesk: data.leadDesk }),
    CrisisDirectionSet: ({ leadUserId: _, ...row }, { data }) => ({
      ...row,
      countries: data.countries,
      leadDesk: data.leadDesk,
      ...(data.leadUserId !== undefined && { leadUserId: data.leadUserId }),
    }),
  },
});

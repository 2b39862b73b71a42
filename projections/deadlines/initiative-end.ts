import type { InitiativeEvent } from '../../contracts/partners/initiative-registry';
import { deadline } from '../deadline';
import { endOfDay } from './instant';

/** When an initiative should be concluded: with the last day of its period. */
export const initiativeEnd = deadline<InitiativeEvent>()({
  kind: 'initiative-end',
  category: 'initiative',
  subject: ({ data }) => data.initiativeId,
  on: {
    InitiativeLaunched: ({ data }) => {
      const note = { engagementId: data.engagementId };
      return data.period.to === undefined ? { note } : { armed: endOfDay(data.period.to), note };
    },
    InitiativeConcluded: () => ({ closed: true }),
  },
});

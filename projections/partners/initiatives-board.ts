import type { InitiativeEvent } from '../../contracts/partners/initiative-registry';
import { board } from '../board';
import { opened } from '../open-set';
import { blankInitiative, shownInitiative, withActivity } from './initiative-row';

/** What local people own and we amplify: who does what where, one row per initiative. */
export const initiativesBoard = board<InitiativeEvent>()({
  topic: 'initiatives',
  version: 1,
  category: 'initiative',
  readers: 'any',
  keys: ({ data }) => [data.initiativeId],
  blank: blankInitiative,
  on: {
    InitiativeProposed: (row, { data }) => ({ ...row, proposed: data }),
    InitiativeLaunched: (row, { data }) => ({ ...row, launched: data }),
    ActivityRecorded: (row, { data, metadata }) =>
      withActivity(row, opened(row.activities, data.activityId), data, metadata.effectiveAt),
    SafetyConcernRaised: (row, { data }) => ({
      ...row,
      concerns: opened(row.concerns, data.concernId),
      suspend: row.suspend || data.suspendActivity,
    }),
    InitiativeConcluded: (row, { data }) => ({ ...row, outcome: data.outcome }),
  },
  show: shownInitiative,
});

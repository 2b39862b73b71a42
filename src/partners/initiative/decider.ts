import type { InitiativeKeys, ProposeInitiative } from '../../../contracts/partners/initiative';
import {
  type InitiativeCommand,
  type InitiativeEvent,
  initiativeCommands,
  initiativeEvents,
} from '../../../contracts/partners/initiative-registry';
import { defineDecider } from '../../platform/decider';
import { course } from './course';
import { type Initiative, type InitiativeFacts, said, unproposed } from './initiative-state';
import { work } from './work';

/** Decides what may happen to one initiative, something local people own and we amplify (domain.md §2.9). */
export const initiative = defineDecider<
  InitiativeCommand,
  InitiativeEvent,
  InitiativeKeys,
  InitiativeFacts
>()<Initiative>({
  category: 'initiative',
  id: 'initiativeId',
  organizations: (command, { proposed }) => [(proposed ?? (command as ProposeInitiative)).localOwnerId],
  commands: initiativeCommands,
  events: initiativeEvents,
  initial: unproposed,
  keys: ({ proposed }) => (proposed ? keysOf(proposed) : {}),
  decide: { ...course, ...work },

  evolve: {
    InitiativeProposed: (state, data) => ({ ...state, proposed: said.proposal(data) }),
    InitiativeLaunched: (state, data) => ({ ...state, launched: said.launch(data) }),
    ActivityRecorded: (state, data) => ({
      ...state,
      activities: { ...state.activities, [data.activityId]: said.activity(data) },
    }),
    SafetyConcernRaised: (state, data) => ({
      ...state,
      concerns: { ...state.concerns, [data.concernId]: said.concern(data) },
    }),
    InitiativeConcluded: (state, data) => ({ ...state, concluded: said.conclusion(data) }),
  },
});

const keysOf = ({
  initiativeId,
  engagementId,
  country,
  localOwnerId,
  crisisId,
}: Readonly<ProposeInitiative>): InitiativeKeys => ({
  initiativeId,
  engagementId,
  country,
  localOwnerId,
  ...(crisisId && { crisisId }),
});

import {
  ChangeInteragencyManagement,
  type InteragencyManagementCommand,
  type InteragencyManagementEvent,
  type InteragencyManagementKeys,
  interagencyManagementCommands,
  interagencyManagementEvents,
} from '../../contracts/decisions/interagency-management';
import { same } from '../../contracts/kernel/same';
import { contentOf } from '../platform/content-of';
import { defineDecider, rule, stop } from '../platform/decider';

interface Management {
  /** As changed last; absent until it is stood up for the first time. */
  readonly changed?: Readonly<ChangeInteragencyManagement>;
}

const changeIn = contentOf(ChangeInteragencyManagement);
const leastCoChairs = 3;
const stateOf = ({ changed }: Management) => changed?.to ?? 'inactive';

/** Decides who manages one crisis together: its country group, planning cell and civilian teams (domain.md §2.10). */
export const interagencyManagement = defineDecider<
  InteragencyManagementCommand,
  InteragencyManagementEvent,
  InteragencyManagementKeys
>()<Management>({
  category: 'interagencyManagement',
  id: 'crisisId',
  commands: interagencyManagementCommands,
  events: interagencyManagementEvents,
  initial: {},
  keys: ({ changed }) => (changed ? { crisisId: changed.crisisId, countries: changed.countries } : {}),

  decide: {
    ChangeInteragencyManagement: {
      done: (command, { changed }) =>
        changed?.to === command.to && (command.to === 'inactive' || same(changed.structures, command.structures)),
      refuse: [
        stop('WRONG_STATE', ({ to }, management) => {
          const state = stateOf(management);
          return to === 'inactive' && state === 'inactive' && { state, legal: ['active'] };
        }),
        rule('CO_CHAIRS_INCOMPLETE', ({ structures }) => {
          const short = structures.find(
            ({ kind, coChairs }) => kind === 'crsg' && new Set(coChairs).size < leastCoChairs,
          );
          return short && { coChairs: short.coChairs, needed: leastCoChairs };
        }),
      ],
      record: (command, management) => [
        { type: 'InteragencyManagementChanged', data: { ...command, from: stateOf(management) } },
      ],
    },
  },

  evolve: {
    InteragencyManagementChanged: (_, data) => ({ changed: changeIn(data) }),
  },
});

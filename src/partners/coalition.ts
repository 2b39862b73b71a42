import { same } from '../../contracts/kernel/same';
import {
  type ChangeCoalition,
  type CoalitionCommand,
  type CoalitionEvent,
  type CoalitionKeys,
  type CoalitionMember,
  coalitionCommands,
  coalitionEvents,
  FormCoalition,
} from '../../contracts/partners/coalition';
import { contentOf } from '../platform/content-of';
import { defineDecider, stop } from '../platform/decider';

/** What the rules of a coalition need to know of its past. */
interface Coalition {
  /** Absent until it is formed. */
  readonly formed?: Readonly<FormCoalition>;
  /** Group of each member, by partner. */
  readonly members: Readonly<Record<string, string>>;
  readonly platform?: Readonly<ChangeCoalition['platform']>;
  readonly networkLinks?: number;
  readonly dissolved: boolean;
}

const formationIn = contentOf(FormCoalition);

/** Decides what may happen to one coalition of partners (domain.md §2.9). */
export const coalition = defineDecider<CoalitionCommand, CoalitionEvent, CoalitionKeys>()<Coalition>({
  category: 'coalition',
  id: 'coalitionId',
  organizations: (command, { formed, members }) =>
    formed ? Object.keys(members) : (command as FormCoalition).members?.map(({ partnerId }) => partnerId),
  commands: coalitionCommands,
  events: coalitionEvents,
  initial: { members: {}, dissolved: false },
  keys: ({ formed }) =>
    formed
      ? {
          coalitionId: formed.coalitionId,
          country: formed.country,
          ...(formed.engagementId && { engagementId: formed.engagementId }),
        }
      : {},

  decide: {
    FormCoalition: {
      done: (command, { formed }) => same(formed, command),
      refuse: [stop('ALREADY_EXISTS', ({ coalitionId }, { formed }) => formed && { coalitionId })],
      record: (command) => [{ type: 'CoalitionFormed', data: { ...command } }],
    },

    ChangeCoalition: {
      done: (command, state) => state.formed !== undefined && same(changed(state, command), state),
      refuse: [
        stop('NOT_FOUND', (_, { formed }) => !formed && {}),
        stop('RECORD_CLOSED', (_, { dissolved }) => dissolved && { state: 'dissolved' }),
        stop('INVALID_FIELDS', ({ join, leave }) => {
          const both = join.findIndex(({ partnerId }) => leave.includes(partnerId));
          return both >= 0 && { errors: [{ pointer: `/join/${both}/partnerId`, rule: 'joins and leaves at once' }] };
        }),
      ],
      record: (command, state) => [
        { type: 'CoalitionChanged', data: { ...command, size: Object.keys(changed(state, command).members).length } },
      ],
    },
  },

  evolve: {
    CoalitionFormed: (state, data) => ({ ...state, formed: formationIn(data), members: joined({}, data.members) }),
    CoalitionChanged: (state, data) => changed(state, data),
  },
});

const joined = (members: Coalition['members'], joining: readonly CoalitionMember[]) => ({
  ...members,
  ...Object.fromEntries(joining.map(({ partnerId, group }) => [partnerId, group])),
});

/** The coalition after a change; one that changes nothing leaves it as it is. */
function changed(state: Coalition, { join, leave, platform, networkLinks, dissolved }: Readonly<ChangeCoalition>) {
  const stay = Object.entries(state.members).filter(([partnerId]) => !leave.includes(partnerId));
  return {
    ...state,
    members: joined(Object.fromEntries(stay), join),
    ...(platform && { platform }),
    ...(networkLinks !== undefined && { networkLinks }),
    dissolved: state.dissolved || dissolved,
  };
}

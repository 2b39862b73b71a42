import {
  EstablishForum,
  type ForumCommand,
  type ForumEvent,
  type ForumKeys,
  forumCommands,
  forumEvents,
  RecordMeeting,
} from '../../contracts/decisions/forum';
import { same } from '../../contracts/kernel/same';
import { contentOf } from '../platform/content-of';
import { defineDecider, rule, stop } from '../platform/decider';
import { isQuorum } from './quorum';

interface Forum {
  /** As established last; absent until it is. */
  readonly established?: Readonly<EstablishForum>;
  /** Meetings by id, as recorded last. */
  readonly meetings: Readonly<Record<string, Readonly<RecordMeeting>>>;
}

const said = { forum: contentOf(EstablishForum), meeting: contentOf(RecordMeeting) };

/** Everybody who belongs to a forum, each as one word or two. */
const membersOf = ({ members, partnerMembers }: Readonly<EstablishForum>): readonly string[] => [
  ...members.map(({ org, userId }) => (userId === undefined ? org : `${org} ${userId}`)),
  ...partnerMembers.map((id) => `partner ${id}`),
];
const beyond = (these: readonly string[], those: readonly string[]) => [
  ...new Set(these.filter((one) => !those.includes(one))),
];

/** Decides the course of one standing forum and its meetings (domain.md §2.10). */
export const forum = defineDecider<ForumCommand, ForumEvent, ForumKeys>()<Forum>({
  category: 'forum',
  id: 'forumId',
  commands: forumCommands,
  events: forumEvents,
  initial: { meetings: {} },
  keys: ({ established }) => (established ? { forumId: established.forumId } : {}),

  decide: {
    EstablishForum: {
      done: (command, { established }) => same(established, command),
      refuse: [
        stop('WRONG_STATE', ({ closed }, { established }) => !established && closed && { legal: ['standing'] }),
        stop('RECORD_CLOSED', ({ closed }, { established }) => established?.closed && closed && { state: 'closed' }),
        rule(
          'QUORUM_IMPOSSIBLE',
          ({ quorum, members }) => quorum > members.length && { quorum, members: members.length },
        ),
      ],
      record: (command, { established }) => {
        const [before, after] = [established ? membersOf(established) : [], membersOf(command)];
        return [
          {
            type: 'ForumEstablished',
            data: { ...command, joined: beyond(after, before), left: beyond(before, after) },
          },
        ];
      },
    },

    RecordMeeting: {
      done: (command, { meetings }) => same(meetings[command.meetingId], command),
      refuse: [
        stop('NOT_FOUND', (_, { established }) => !established && {}),
        stop('RECORD_CLOSED', (_, { established }) => established?.closed && { state: 'closed' }),
      ],
      record: (command, { established }, _, { policies }) => [
        {
          type: 'MeetingRecorded',
          data: {
            ...command,
            quorumMet: established !== undefined && isQuorum(established, command.attendance, policies),
          },
        },
      ],
    },
  },

  evolve: {
    ForumEstablished: (state, data) => ({ ...state, established: said.forum(data) }),
    MeetingRecorded: (state, data) => ({
      ...state,
      meetings: { ...state.meetings, [data.meetingId]: said.meeting(data) },
    }),
  },
});

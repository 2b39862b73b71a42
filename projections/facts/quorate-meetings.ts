import type { ForumEvent } from '../../contracts/decisions/forum';
import { fact } from '../fact';

/** By meeting: the forums that held it with a quorum; ids of meetings are unique within their forum only. */
export const quorateMeetings = fact<ForumEvent>()({
  name: 'quorateMeetings',
  keys: (event) => (event.type === 'MeetingRecorded' ? [event.data.meetingId] : []),
  blank: { forums: [] },
  on: {
    MeetingRecorded: ({ forums }, { data }) => {
      const others = forums.filter((id) => id !== data.forumId);
      return { forums: data.status === 'held' && data.quorumMet ? [...others, data.forumId] : others };
    },
  },
});

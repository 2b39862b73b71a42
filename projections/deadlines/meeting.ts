import { after } from '../../contracts/clock';
import type { ForumEvent } from '../../contracts/decisions/forum';
import { deadline } from '../deadline';

const oneDay = 86_400;

/** A day before a meeting; shown, never answered. One clock per meeting, `<forumId>~<meetingId>`. */
export const meeting = deadline<ForumEvent>()({
  kind: 'meeting',
  category: 'forum',
  subject: ({ type, data }) => (type === 'MeetingRecorded' ? `${data.forumId}~${data.meetingId}` : undefined),
  on: {
    MeetingRecorded: ({ data }, row) => {
      if (data.status === 'scheduled') return { armed: after(data.at, -oneDay), note: { meetingId: data.meetingId } };
      return row && { closed: true };
    },
  },
});

import type { UserEvent } from '../../contracts/access/user';
import type { Known } from '../../contracts/kernel/messages';
import { deadline } from '../deadline';
import { endOfDay } from './instant';

const ofRole = (event: Known<UserEvent>) =>
  event.type === 'RoleGranted' || event.type === 'RoleRevoked' ? event.data : undefined;

/** When a role ends that was granted until a day: with that day, in UTC. One clock per user and role, `<userId>~<role>`. */
export const accessEnd = deadline<UserEvent>()({
  kind: 'access-end',
  category: 'user',
  subject: (event) => {
    const granted = ofRole(event);
    return granted && `${granted.userId}~${granted.role}`;
  },
  on: {
    RoleGranted: ({ data }, row) => {
      const note = { role: data.role, userId: data.userId };
      if (data.until !== undefined) return { armed: endOfDay(data.until), note };
      // Granted again without an end: the earlier end no longer holds.
      return row && { closed: true, note };
    },
    RoleRevoked: (_, row) => row && { closed: true },
  },
});

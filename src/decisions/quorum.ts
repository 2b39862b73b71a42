import type { ForumMember } from '../../contracts/decisions/forum';
import type { Policies } from '../../contracts/policies';

type Seat = Pick<ForumMember, 'org'>;

/** How many members a meeting needs: the forum's own number, else a majority of the members (policy quorum). */
const needed = (members: number, own: number, rule: Policies['quorum']['value']['rule']) =>
  own > 0 ? own : { majority: Math.floor(members / 2) + 1 }[rule];

/** Seats that somebody fills: an agency with two seats needs two people to fill both. */
function filledSeats(members: readonly Seat[], attendance: readonly Seat[]): number {
  const free = attendance.map(({ org }) => org);
  return members.filter(({ org }) => {
    const at = free.indexOf(org);
    if (at >= 0) free.splice(at, 1);
    return at >= 0;
  }).length;
}

/** Whether those who came are a quorum of the members; guests of other agencies do not count (domain.md §2.10). */
export const isQuorum = (
  forum: { readonly members: readonly Seat[]; readonly quorum: number },
  attendance: readonly Seat[],
  { quorum: { value } }: Policies,
): boolean => filledSeats(forum.members, attendance) >= needed(forum.members.length, forum.quorum, value.rule);

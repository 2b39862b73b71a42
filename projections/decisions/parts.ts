import type { InteragencyManagementEvent } from '../../contracts/decisions/interagency-management';
import type { Known } from '../../contracts/kernel/messages';

/** Whether nothing more is expected of a tasking. */
export const isTaskingEnd = (status: string) => status === 'completed' || status === 'declined';

/** Who manages a crisis together, as boards show it. */
export const managementOf = ({ data, metadata }: Known<InteragencyManagementEvent>) => ({
  state: data.to,
  since: metadata.recordedAt,
  structures: data.structures.map(({ kind, forumId, teamId, host, coChairs }) => ({
    kind,
    forumId: forumId ?? null,
    teamId: teamId ?? null,
    host: host ?? null,
    coChairs,
  })),
});

/** An agency's seat or somebody who fills it; every member is there. */
export const seatOf = ({ org, userId, rank }: { org: string; userId?: string; rank?: string }) => ({
  org,
  userId: userId ?? null,
  rank: rank ?? null,
});

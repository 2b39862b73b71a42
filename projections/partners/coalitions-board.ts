import type { CoalitionEvent } from '../../contracts/partners/coalition';
import { board } from '../board';

type Formed = Extract<CoalitionEvent, { type: 'CoalitionFormed' }>['data'];
type Changed = Extract<CoalitionEvent, { type: 'CoalitionChanged' }>['data'];

interface CoalitionRow {
  readonly formed?: Formed;
  readonly members: Formed['members'];
  readonly platform?: Changed['platform'];
  readonly networkLinks?: number;
  readonly state: 'formed' | 'dissolved';
}

/** Members after some leave and others join; who joins again stands with the new group. */
function membersAfter(members: Formed['members'], { join, leave }: Pick<Changed, 'join' | 'leave'>) {
  const gone = new Set([...leave, ...join.map(({ partnerId }) => partnerId)]);
  return [...members.filter(({ partnerId }) => !gone.has(partnerId)), ...join];
}

/** Coalitions that bridge divides: one row each. */
export const coalitionsBoard = board<CoalitionEvent>()({
  topic: 'coalitions',
  version: 1,
  category: 'coalition',
  readers: 'any',
  keys: ({ data }) => [data.coalitionId],
  blank: { members: [], state: 'formed' } as CoalitionRow,
  on: {
    CoalitionFormed: (row, { data }) => ({ ...row, formed: data, members: data.members }),
    CoalitionChanged: (row, { data }) => ({
      ...row,
      members: membersAfter(row.members, data),
      ...(data.platform && { platform: data.platform }),
      ...(data.networkLinks !== undefined && { networkLinks: data.networkLinks }),
      state: data.dissolved ? ('dissolved' as const) : row.state,
    }),
  },
  show: ({ formed, members, platform, networkLinks, state }) => ({
    name: formed?.name ?? null,
    country: formed?.country ?? null,
    engagementId: formed?.engagementId ?? null,
    dividesBridged: (formed?.dividesBridged ?? []).map((divide) => ({ ...divide })),
    members: members.map((member) => ({ ...member })),
    groups: formed?.groups ?? [],
    networkLinks: networkLinks ?? null,
    platform: platform?.title ?? null,
    state,
  }),
});

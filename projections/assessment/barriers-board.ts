import type { BarrierEvent } from '../../contracts/assessment/barrier';
import { board } from '../board';

type Raised = Extract<BarrierEvent, { type: 'BarrierRaised' }>['data'];
type Removed = Extract<BarrierEvent, { type: 'BarrierRemoved' }>['data'];
interface BarrierRow {
  readonly raised?: Raised;
  readonly removed?: Removed;
}

/** What stands in the way, and how what stood there was removed (domain.md §3.2). */
export const barriersBoard = board<BarrierEvent>()({
  topic: 'barriers',
  version: 1,
  category: 'barrier',
  readers: 'any',
  keys: ({ data }) => [data.barrierId],
  blank: {} as BarrierRow,
  on: {
    BarrierRaised: (row, { data }) => ({ ...row, raised: data }),
    BarrierRemoved: (row, { data }) => ({ ...row, removed: data }),
  },
  show: ({ raised, removed }) => ({
    kind: raised?.kind ?? null,
    title: raised?.title ?? null,
    ownerOrg: raised?.ownerOrg ?? null,
    dueAt: raised?.dueAt ?? null,
    country: raised?.country ?? null,
    engagementId: raised?.engagementId ?? null,
    institutional: raised?.institutional ?? null,
    daysOpen: removed?.daysOpen ?? null,
    how: removed?.how ?? null,
  }),
});

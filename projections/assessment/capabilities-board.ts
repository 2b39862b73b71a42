import type { BarrierEvent } from '../../contracts/assessment/barrier';
import type { CapabilityEvent } from '../../contracts/assessment/capability';
import { holderKinds } from '../../contracts/vocabulary/code-lists';
import { board } from '../board';

interface Supply {
  readonly holderKind: string;
  readonly quantity: number;
  readonly readyInDays: number;
}
interface Gap {
  readonly need: number;
  readonly have: number;
}
interface CapabilityRow {
  /** What each holder said last, by itemId. */
  readonly supplies: Readonly<Record<string, Supply>>;
  /** Gaps by barrierId, removed ones apart: a barrier that was removed stays so in any order of events. */
  readonly gaps: Readonly<Record<string, Gap>>;
  readonly removed: Readonly<Record<string, boolean>>;
}

/** Who is there of one kind of holder: how many in all, and when the first of them. */
function availableOf(supplies: readonly Supply[]) {
  return holderKinds.flatMap((holderKind) => {
    const own = supplies.filter((supply) => supply.holderKind === holderKind && supply.quantity > 0);
    if (own.length === 0) return [];
    const quantity = own.reduce((sum, supply) => sum + supply.quantity, 0);
    return [{ holderKind, quantity, readyInDays: Math.min(...own.map((supply) => supply.readyInDays)) }];
  });
}

const sum = (gaps: readonly Gap[], of: keyof Gap) => gaps.reduce((total, gap) => total + gap[of], 0);

/** What there is of each skill area, and what is lacking (domain.md §3.2). */
export const capabilitiesBoard = board<CapabilityEvent | BarrierEvent>()({
  topic: 'capabilities',
  version: 1,
  category: 'capability',
  readers: 'any',
  keys: ({ data }) =>
    data.skillArea === undefined || ('barrierId' in data && data.kind !== 'capabilityGap') ? [] : [data.skillArea],
  blank: { supplies: {}, gaps: {}, removed: {} } as CapabilityRow,
  on: {
    CapabilityRegistered: (row, { data: { itemId, holderKind, quantity, readyInDays } }) => ({
      ...row,
      supplies: { ...row.supplies, [itemId]: { holderKind, quantity, readyInDays } },
    }),
    BarrierRaised: (row, { data: { barrierId, need = 0, have = 0 } }) => ({
      ...row,
      gaps: { ...row.gaps, [barrierId]: { need, have } },
    }),
    BarrierRemoved: (row, { data: { barrierId } }) => ({ ...row, removed: { ...row.removed, [barrierId]: true } }),
  },
  show: ({ supplies, gaps, removed }) => {
    const open = Object.entries(gaps).flatMap(([barrierId, gap]) => (Object.hasOwn(removed, barrierId) ? [] : [gap]));
    return {
      available: availableOf(Object.values(supplies)),
      gapNeed: sum(open, 'need'),
      gapHave: sum(open, 'have'),
      openGaps: open.length,
    };
  },
});

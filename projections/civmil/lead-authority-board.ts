import type { LeadAuthorityEvent } from '../../contracts/civmil/lead-authority-registry';
import { board } from '../board';
import { leadKey } from './lead-key';

type Data<T extends LeadAuthorityEvent['type']> = Extract<LeadAuthorityEvent, { type: T }>['data'];
type Standing = 'met' | 'open' | 'waived';

interface LeadRow {
  readonly areaId?: string;
  readonly function?: string;
  /** By time; each leads until the next takes over. */
  readonly transfers: readonly Data<'LeadTransferred'>[];
  readonly criteria: Readonly<Record<string, Standing>>;
  readonly support: Readonly<Record<string, Data<'SupportCommitted'>>>;
  readonly notices: Readonly<Record<string, Data<'DeconflictionNoticeIssued'>>>;
}

const named = (row: LeadRow, { areaId, function: what }: LeadAuthorityEvent['data']): LeadRow => ({
  ...row,
  areaId,
  function: what,
});

const standing = ({ criteria }: LeadRow, criterionId: string, now: Standing) => ({ ...criteria, [criterionId]: now });

/** Criteria after a transfer: one that did not hold and was waived is open no more. */
const waived = (criteria: LeadRow['criteria'], ids: readonly string[]): LeadRow['criteria'] => ({
  ...criteria,
  ...Object.fromEntries(ids.filter((id) => criteria[id] === 'open').map((id) => [id, 'waived' as const])),
});

const count = ({ criteria }: LeadRow, standing: Standing) =>
  Object.values(criteria).filter((one) => one === standing).length;

const leader = (one: { readonly kind: string; readonly org: string } | undefined) =>
  one ? { kind: one.kind, org: one.org } : null;

/** Who leads which function in which area, by the time when each took over. */
export const leadAuthorityBoard = board<LeadAuthorityEvent>()({
  topic: 'lead-authority',
  version: 1,
  category: 'leadAuthority',
  readers: 'any',
  keys: ({ data }) => [leadKey(data)],
  blank: { transfers: [], criteria: {}, support: {}, notices: {} } as LeadRow,
  on: {
    TransitionCriterionSet: (row, { data }) => ({
      ...named(row, data),
      criteria: standing(row, data.criterionId, 'open'),
    }),
    TransitionCriterionAssessed: (row, { data }) => ({
      ...named(row, data),
      criteria: standing(row, data.criterionId, data.assessment?.met ? 'met' : 'open'),
    }),
    LeadTransferred: (row, { data }) => ({
      ...named(row, data),
      transfers: [...row.transfers.filter(({ at }) => at !== data.at), data].sort((a, b) => (a.at < b.at ? -1 : 1)),
      criteria: waived(row.criteria, data.waivedCriterionIds),
    }),
    SupportCommitted: (row, { data }) => ({
      ...named(row, data),
      support: { ...row.support, [data.supportId]: data },
    }),
    DeconflictionNoticeIssued: (row, { data }) => ({
      ...named(row, data),
      notices: { ...row.notices, [data.noticeId]: data },
    }),
  },
  show: (row) => {
    const current = row.transfers.at(-1);
    return {
      areaId: row.areaId ?? null,
      function: row.function ?? null,
      leader: leader(current?.to),
      since: current?.at ?? null,
      parallel: leader(current?.parallel),
      previousLeaders: row.transfers
        .slice(0, -1)
        .map(({ to, at }, index) => ({ kind: to.kind, org: to.org, from: at, to: row.transfers[index + 1]!.at })),
      criteriaMet: count(row, 'met'),
      criteriaOpen: count(row, 'open'),
      criteriaWaived: count(row, 'waived'),
      support: Object.values(row.support).map(({ supportId, provider, receiver, kind, extent, status }) => ({
        supportId,
        provider,
        receiver,
        kind,
        extent,
        status,
      })),
      notices: Object.values(row.notices)
        .filter(({ lifted }) => !lifted)
        .map(({ noticeId, sites, covers }) => ({ noticeId, sites: sites.length, from: covers.from, to: covers.to })),
    };
  },
});

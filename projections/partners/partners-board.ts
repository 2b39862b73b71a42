import { microsOf } from '../../contracts/clock';
import type { PartnerEvent } from '../../contracts/partners/partner-registry';
import { board } from '../board';
import { emptySet, type OpenSet, openCount, opened } from '../open-set';

type Data<T extends PartnerEvent['type']> = Extract<PartnerEvent, { type: T }>['data'];

interface PartnerRow {
  readonly registered?: Data<'PartnerRegistered'>;
  readonly status: string;
  readonly mergedInto?: string;
  readonly vetted?: Data<'PartnerVetted'>;
  readonly strength?: string;
  readonly lastContactAt?: string;
  readonly agreements: OpenSet;
  readonly activities: OpenSet;
}

/** The later of two times when something was true. */
const later = (a: string | undefined, b: string) => (a !== undefined && microsOf(a) > microsOf(b) ? a : b);

/** Who works with us: one row per partner. */
export const partnersBoard = board<PartnerEvent>()({
  topic: 'partners',
  version: 1,
  category: 'partner',
  readers: 'any',
  keys: ({ data }) => [data.partnerId],
  blank: { status: 'registered', agreements: emptySet, activities: emptySet } as PartnerRow,
  on: {
    PartnerRegistered: (row, { data }) => ({ ...row, registered: data }),
    PartnerVetted: (row, { data }) => ({ ...row, vetted: data }),
    RelationshipNoted: (row, { data, metadata }) => ({
      ...row,
      strength: data.strength,
      lastContactAt: later(row.lastContactAt, metadata.effectiveAt),
      agreements: data.kind === 'agreement' ? opened(row.agreements, data.noteId) : row.agreements,
    }),
    PartnerActivityReported: (row, { data }) => ({ ...row, activities: opened(row.activities, data.activityKey) }),
    PartnerStatusChanged: (row, { data }) => ({
      ...row,
      status: data.to,
      ...(data.mergedInto !== undefined && { mergedInto: data.mergedInto }),
    }),
  },
  show: ({ registered, vetted, ...row }) => ({
    name: registered?.name ?? null,
    kind: registered?.kind ?? null,
    local: registered?.local ?? null,
    countries: registered?.countries ?? [],
    vetting: vetted?.result ?? null,
    vettedFor: vetted?.vettedFor ?? null,
    validUntil: vetted?.validUntil ?? null,
    strength: row.strength ?? null,
    lastContactAt: row.lastContactAt ?? null,
    agreements: openCount(row.agreements),
    status: row.status,
    mergedInto: row.mergedInto ?? null,
    activities: openCount(row.activities),
  }),
});

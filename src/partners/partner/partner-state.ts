import { same } from '../../../contracts/kernel/same';
import type { partnerStatuses } from '../../../contracts/partners/lists';
import {
  NoteRelationship,
  RegisterPartner,
  ReportPartnerActivity,
  VetPartner,
} from '../../../contracts/partners/partner';
import type { OneOf } from '../../../contracts/vocabulary/code-lists';
import { contentOf } from '../../platform/content-of';
import { stop } from '../../platform/decider';

export type PartnerStatus = OneOf<typeof partnerStatuses>;

/** What the rules of a partner need to know of its past. */
export interface Partner {
  /** Absent until it is registered. */
  readonly registered?: Readonly<RegisterPartner>;
  readonly status: PartnerStatus;
  readonly mergedInto?: string;
  /** Vettings by vettingId, as recorded. */
  readonly vettings: Readonly<Record<string, Readonly<VetPartner>>>;
  /** Notes by noteId, as recorded. */
  readonly notes: Readonly<Record<string, Readonly<NoteRelationship>>>;
  /** Activities by activityKey, as reported last. */
  readonly activities: Readonly<Record<string, Readonly<ReportPartnerActivity>>>;
}

/** A partner that nobody has registered yet. */
export const unregistered: Partner = { status: 'registered', vettings: {}, notes: {}, activities: {} };

/** Refuses commands on a partner that is not there, or that was found to be another one. */
export const stands = [
  stop<Partner, object, Record<never, never>>('NOT_FOUND', (_, { registered }) => !registered && {}),
  stop<Partner, object, Record<never, never>>(
    'RECORD_CLOSED',
    (_, { status }) => status === 'merged' && { state: status },
  ),
] as const;

/** What each command said, taken from the data of its event. */
export const said = {
  registration: contentOf(RegisterPartner),
  vetting: contentOf(VetPartner),
  note: contentOf(NoteRelationship),
  activity: contentOf(ReportPartnerActivity),
};

/** True when a report says what is recorded: the version and batch of an outside record are not content. */
export function saysTheSame(
  recorded: Readonly<ReportPartnerActivity> | undefined,
  report: Readonly<ReportPartnerActivity>,
): boolean {
  if (!recorded) return false;
  const { external: known, ...before } = recorded;
  const { external, ...now } = report;
  return same(before, now) && known?.source === external?.source;
}

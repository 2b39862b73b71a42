import type { Known } from '../../contracts/kernel/messages';
import type { AlertEvent } from '../../contracts/watch/alert';
import type { RowFold } from '../board';
import { emptySet, type OpenSet, opened } from '../open-set';

type Raised = Extract<AlertEvent, { type: 'AlertRaised' }>['data'];

/** An alert as its events left it; board `alerts` and register `alert-history` show it. */
export interface AlertRow {
  readonly raised?: Raised;
  readonly title?: string;
  readonly raisedAt?: string;
  /** Since when nobody has taken it; absent while somebody has, or it is put aside. */
  readonly waitingSince?: string;
  readonly acknowledgeBy?: string;
  readonly state: 'raised' | 'acknowledged' | 'shelved' | 'resolved';
  readonly owner?: string;
  readonly acknowledgedAt?: string;
  readonly secondsToAcknowledge?: number;
  readonly level: number;
  readonly escalatedTo?: string;
  readonly shelvedUntil?: string;
  readonly outcome?: string;
  readonly duplicateOf?: string;
  readonly resolvedAt?: string;
  readonly resolvedBy?: string;
  readonly evidence: OpenSet;
  readonly escalations: OpenSet;
  readonly returns: OpenSet;
}

const blankAlert: AlertRow = {
  state: 'raised',
  level: 0,
  evidence: emptySet,
  escalations: emptySet,
  returns: emptySet,
};

const withEvidence = (row: AlertRow, { data }: Known<AlertEvent, 'AlertRaised' | 'AlertEvidenceAdded'>): AlertRow => ({
  ...row,
  evidence: data.evidence.reduce((set, { kind, ref }) => opened(set, `${kind}:${ref}`), row.evidence),
});

const due = (acknowledgeBy: string | undefined) => (acknowledgeBy === undefined ? {} : { acknowledgeBy });

/** Who an escalation goes to: a role, a person or a forum. */
const audienceOf = ({ toRole, toUserId, toForumId }: Known<AlertEvent, 'AlertEscalated'>['data']) => {
  const to = toRole ?? toUserId ?? toForumId;
  return to === undefined ? {} : { escalatedTo: to };
};

/** The alert after it came back from the shelf: nobody has it any more. */
const returned = (
  {
    shelvedUntil: _,
    owner: __,
    acknowledgedAt: ___,
    secondsToAcknowledge: ____,
    acknowledgeBy: _____,
    ...row
  }: AlertRow,
  { id, data, metadata }: Known<AlertEvent, 'AlertReturned'>,
): AlertRow => ({
  ...row,
  title: data.title,
  state: 'raised',
  waitingSince: metadata.recordedAt,
  ...due(data.acknowledgeBy),
  returns: opened(row.returns, id),
});

const shelved = (
  { waitingSince: _, acknowledgeBy: __, ...row }: AlertRow,
  { data }: Known<AlertEvent, 'AlertShelved'>,
): AlertRow => ({ ...row, state: 'shelved', shelvedUntil: data.until });

/** The alert after somebody took it; handing it on keeps when it was first taken. */
const acknowledged = (
  { waitingSince: _, ...row }: AlertRow,
  { data, metadata }: Known<AlertEvent, 'AlertAcknowledged'>,
): AlertRow => ({
  ...row,
  state: 'acknowledged',
  owner: data.ownerUserId ?? metadata.actor.id,
  acknowledgedAt: row.acknowledgedAt ?? metadata.recordedAt,
  secondsToAcknowledge: row.secondsToAcknowledge ?? data.secondsToAcknowledge,
});

const resolved = (
  { waitingSince: _, shelvedUntil: __, ...row }: AlertRow,
  { data, metadata }: Known<AlertEvent, 'AlertResolved'>,
): AlertRow => ({
  ...row,
  state: 'resolved',
  outcome: data.outcome,
  ...(data.duplicateOf !== undefined && { duplicateOf: data.duplicateOf }),
  resolvedAt: metadata.recordedAt,
  resolvedBy: metadata.actor.id,
});

/** One row per alert. */
export const alertFold: RowFold<AlertRow, AlertEvent> = {
  keys: ({ data }) => [data.alertId],
  blank: blankAlert,
  on: {
    AlertRaised: (row, event) => ({
      ...withEvidence(row, event),
      raised: event.data,
      title: event.data.title,
      raisedAt: event.metadata.recordedAt,
      waitingSince: event.metadata.recordedAt,
      ...due(event.data.acknowledgeBy),
    }),
    AlertEvidenceAdded: withEvidence,
    AlertReturned: returned,
    AlertAcknowledged: acknowledged,
    AlertEscalated: (row, { id, data }) => ({
      ...row,
      level: data.level,
      ...audienceOf(data),
      escalations: opened(row.escalations, id),
    }),
    AlertShelved: shelved,
    AlertResolved: resolved,
  },
};

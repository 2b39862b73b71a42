import { openCount } from '../open-set';
import type { AlertRow } from './alert-row';

/** Columns that board `alerts` and register `alert-history` have in common; null where nothing is known. */
export const shownAlert = (row: AlertRow) => ({
  ...raisingColumns(row),
  ...workColumns(row),
  ...endColumns(row),
  evidenceCount: openCount(row.evidence),
});

const raisingColumns = ({ raised, title, raisedAt, acknowledgeBy }: AlertRow) => ({
  severity: raised?.severity ?? null,
  title: title ?? null,
  subject: raised ? { kind: raised.subject.kind, id: raised.subject.id ?? null } : null,
  crisisId: raised?.crisisId ?? null,
  engagementId: raised?.engagementId ?? null,
  countries: raised?.countries ?? [],
  ruleId: raised?.ruleId ?? null,
  ruleVersion: raised?.ruleVersion ?? null,
  raisedAt: raisedAt ?? null,
  acknowledgeBy: acknowledgeBy ?? null,
});

const workColumns = (row: AlertRow) => ({
  state: row.state,
  waitingSince: row.waitingSince ?? null,
  owner: row.owner ?? null,
  acknowledgedAt: row.acknowledgedAt ?? null,
  secondsToAcknowledge: row.secondsToAcknowledge ?? null,
  level: row.level,
  escalatedTo: row.escalatedTo ?? null,
  shelvedUntil: row.shelvedUntil ?? null,
});

const endColumns = (row: AlertRow) => ({
  outcome: row.outcome ?? null,
  duplicateOf: row.duplicateOf ?? null,
  resolvedAt: row.resolvedAt ?? null,
  resolvedBy: row.resolvedBy ?? null,
});

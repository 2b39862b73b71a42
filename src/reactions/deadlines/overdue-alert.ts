import type { DeadlineRow, Sent, Tools } from '../../../contracts/reaction';
import type { Severity } from '../../../contracts/vocabulary/code-lists';
import { armingEvent } from './arming-event';

/** An alert that a time has passed: one for each time that its clock was armed. */
export function overdueAlert(
  row: DeadlineRow,
  { derive }: Pick<Tools, 'derive'>,
  alert: {
    readonly severity: Severity;
    readonly title: string;
    readonly subjectId?: string;
    readonly engagementId?: string;
  },
): readonly Sent[] {
  const { kind, subject, openedBy, crisisId } = row;
  if (openedBy === undefined) return [];
  return [
    {
      type: 'RaiseAlert',
      data: {
        alertId: derive('watchfloor.alert/1', openedBy, kind, subject.kind, subject.id, openedBy),
        severity: alert.severity,
        subject: { kind: subject.kind, id: alert.subjectId ?? subject.id },
        title: alert.title,
        ...(crisisId !== undefined && { crisisId }),
        ...(alert.engagementId !== undefined && { engagementId: alert.engagementId }),
        countries: row.countries,
        evidence: [armingEvent(row)],
      },
    },
  ];
}

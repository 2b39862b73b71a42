import type { DeadlineAction, DeadlineRow, Sent, Tools } from '../../../contracts/reaction';
import type { Severity } from '../../../contracts/vocabulary/code-lists';
import type { RaiseAlert } from '../../../contracts/watch/alert';
import { armingEvent } from './arming-event';

type Told = Pick<RaiseAlert, 'severity' | 'subject' | 'title' | 'engagementId'>;

/**
 * The alert of a clock that has passed: one for each time that it was armed. It concerns the crisis and the countries of
 * the clock.
 */
export function dueAlert(row: DeadlineRow, { derive }: Pick<Tools, 'derive'>, told: Told): readonly Sent[] {
  const { kind, subject, openedBy, countries } = row;
  if (openedBy === undefined) return [];
  const crisisId = row.crisisId ?? (told.subject.kind === 'crisis' ? told.subject.id : undefined);
  return [
    {
      type: 'RaiseAlert',
      data: {
        alertId: derive('watchfloor.alert/1', openedBy, kind, subject.kind, subject.id, openedBy),
        ...told,
        ...(crisisId !== undefined && { crisisId }),
        ...(countries.length > 0 && { countries: [...countries] }),
        evidence: [armingEvent(row)],
      },
    },
  ];
}

/** A clock that raises an alert about its subject, and does nothing else. */
export const alertWhenDue = (kind: string, severity: Severity, title: string): DeadlineAction => ({
  kind,
  send: (row, tools) => dueAlert(row, tools, { severity, subject: row.subject, title }),
});

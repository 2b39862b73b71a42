import type { DeadlineAction, DeadlineRow } from '../../../contracts/reaction';
import type { Severity } from '../../../contracts/vocabulary/code-lists';
import { armingEvent } from './arming-event';

/** An alert about the subject of a clock whose time has passed: one for each time that the clock was armed. */
export const alertWhenDue = (kind: string, severity: Severity, title: string): DeadlineAction => ({
  kind,
  send: (row, { derive }) => {
    const { subject, openedBy } = row;
    if (openedBy === undefined) return [];
    return [
      {
        type: 'RaiseAlert',
        data: {
          alertId: derive('watchfloor.alert/1', openedBy, kind, subject.kind, subject.id, openedBy),
          severity,
          subject,
          title,
          ...placeOf(row),
          evidence: [armingEvent(row)],
        },
      },
    ];
  },
});

/** The crisis, whose countries the alert takes over; without one the countries that the clock's events named. */
function placeOf({ subject, crisisId, countries }: DeadlineRow) {
  const crisis = subject.kind === 'crisis' ? subject.id : crisisId;
  return crisis === undefined ? { countries } : { crisisId: crisis };
}

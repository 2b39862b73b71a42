import type { DeadlineAction } from '../../../contracts/reaction';
import { armingEvent } from './arming-event';

/** An alert of severity 1 about a record whose day has passed: one for each time that its clock was armed. */
const overdue = (kind: string, title: string): DeadlineAction => ({
  kind,
  send: (row, { derive }) => {
    const { subject, openedBy, crisisId, countries } = row;
    if (openedBy === undefined) return [];
    return [
      {
        type: 'RaiseAlert',
        data: {
          alertId: derive('watchfloor.alert/1', openedBy, kind, subject.kind, subject.id, openedBy),
          severity: 1,
          subject,
          title,
          ...(crisisId !== undefined && { crisisId }),
          ...(countries.length > 0 && { countries }),
          evidence: [armingEvent(row)],
        },
      },
    ];
  },
});

/** An assessment is not published yet. */
export const assessmentDue = overdue('assessment-due', 'Assessment is due to be published');

/** A barrier still stands though it should be gone. */
export const barrierDue = overdue('barrier-due', 'Barrier is due to be removed');

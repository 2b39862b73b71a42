import type { DeadlineAction } from '../../../contracts/reaction';
import { armingEvent } from './arming-event';

/** A shelved alert comes back: it is raised again with what is known of it. */
export const alertShelfEnd: DeadlineAction = {
  kind: 'alert-shelf-end',
  send: (row) => {
    const { severity, title, subjectKind, subjectId } = row.note;
    return [
      {
        type: 'RaiseAlert',
        data: {
          alertId: row.subject.id,
          severity,
          subject: { kind: subjectKind, ...(subjectId !== undefined && { id: String(subjectId) }) },
          title,
          evidence: [armingEvent(row)],
        },
      },
    ];
  },
};

import type { DeadlineAction } from '../../../contracts/reaction';
import { armingEvent } from './arming-event';

/** A report on a crisis is overdue: one alert for each time that the clock was armed. */
export const situationReport: DeadlineAction = {
  kind: 'situation-report',
  send: (row, { derive }) => {
    const { subject, openedBy } = row;
    if (openedBy === undefined) return [];
    return [
      {
        type: 'RaiseAlert',
        data: {
          alertId: derive('watchfloor.alert/1', openedBy, 'situation-report', subject.kind, subject.id, openedBy),
          severity: 2,
          subject: { kind: 'crisis', id: subject.id },
          title: 'Situation report is due',
          crisisId: subject.id,
          evidence: [armingEvent(row)],
        },
      },
    ];
  },
};

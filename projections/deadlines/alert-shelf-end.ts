import type { AlertEvent } from '../../contracts/watch/alert';
import { deadline } from '../deadline';
import { instant } from './instant';

/** How long an alert stays put aside. */
export const alertShelfEnd = deadline<AlertEvent>()({
  kind: 'alert-shelf-end',
  category: 'alert',
  subject: ({ data }) => data.alertId,
  ends: ['AlertResolved'],
  on: {
    AlertRaised: ({ data }) => ({ note: { title: data.title } }),
    AlertShelved: ({ data }) => ({
      armed: instant(data.until),
      note: {
        severity: data.severity,
        subjectKind: data.subject.kind,
        ...(data.subject.id !== undefined && { subjectId: data.subject.id }),
      },
    }),
    // Coming back is what the clock asked for, so nothing is left to wait for.
    AlertReturned: () => ({ closed: true }),
    AlertResolved: () => ({ closed: true }),
  },
});

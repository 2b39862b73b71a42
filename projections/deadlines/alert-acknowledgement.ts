import { after } from '../../contracts/clock';
import type { AlertEvent } from '../../contracts/watch/alert';
import { deadline, type Tick } from '../deadline';
import { instant } from './instant';

const critical = 4;
const closed: Tick = { closed: true };

const armedAt = (acknowledgeBy: string | undefined, note: { readonly [member: string]: string | number }): Tick =>
  acknowledgeBy === undefined ? { note } : { armed: instant(acknowledgeBy), note };

/** How long an alert may wait for somebody to take it; a critical one is asked for again after each escalation. */
export const alertAcknowledgement = deadline<AlertEvent>()({
  kind: 'alert-acknowledgement',
  category: 'alert',
  subject: ({ data }) => data.alertId,
  ends: ['AlertResolved'],
  on: {
    AlertRaised: ({ data }) => armedAt(data.acknowledgeBy, { severity: data.severity, level: 0, title: data.title }),
    AlertReturned: ({ data }) => armedAt(data.acknowledgeBy, { severity: data.severity, title: data.title }),
    AlertEscalated: ({ data, metadata }, row, { policies }) => {
      const note = { level: data.level };
      if (row?.dueAt === undefined) return row && { note };
      const minutes = policies['alert-acknowledgement'].value.repeatMinutes.critical;
      return data.severity === critical && minutes !== undefined
        ? { armed: after(metadata.recordedAt, minutes * 60), note }
        : { closed: true, note };
    },
    AlertAcknowledged: () => closed,
    AlertShelved: () => closed,
    AlertResolved: () => closed,
  },
});

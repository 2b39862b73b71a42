import { after, microsOf, secondsBetween } from '../../../contracts/clock';
import { rule, stop } from '../../platform/decider';
import { type AlertCases, isRaised, onlyWhen } from './alert-state';

/** Working an alert: taking it, widening its audience, putting it aside, ending it. */
export const working: Omit<AlertCases, 'RaiseAlert'> = {
  AcknowledgeAlert: {
    done: ({ ownerUserId }, state, { actor }) =>
      state.status === 'acknowledged' && state.ownerUserId === (ownerUserId ?? actor.id),
    refuse: [isRaised, ...onlyWhen('raised', 'acknowledged')],
    record: (command, { raisedAt, ownerUserId: previous }, { actor, at }) => {
      const ownerUserId = command.ownerUserId ?? actor.id;
      return [
        {
          type: 'AlertAcknowledged',
          data: {
            ...command,
            ownerUserId,
            secondsToAcknowledge: Math.max(0, secondsBetween(raisedAt, at)),
            ...(previous && previous !== ownerUserId && { previousOwnerUserId: previous }),
          },
        },
      ];
    },
  },

  EscalateAlert: {
    refuse: [isRaised, ...onlyWhen('raised', 'acknowledged')],
    record: (command, { level }) => [{ type: 'AlertEscalated', data: { ...command, level: level + 1 } }],
  },

  ShelveAlert: {
    done: ({ until }, state) => state.status === 'shelved' && state.until === until,
    refuse: [
      isRaised,
      ...onlyWhen('raised', 'acknowledged'),
      rule('SHELVED_TOO_LONG', ({ until }, _, { at }, { policies }) => {
        const { maxHours } = policies['alert-shelving'].value;
        const latest = after(at, maxHours * 3600);
        return microsOf(until) > microsOf(latest) && { until, latest, maxHours };
      }),
      rule(
        'CRITICAL_NOT_ACKNOWLEDGED',
        (_, { keys, status }) => keys?.severity === 4 && status === 'raised' && { severity: keys.severity },
      ),
    ],
    record: (command) => [{ type: 'AlertShelved', data: { ...command } }],
  },

  ResolveAlert: {
    done: ({ outcome, duplicateOf }, { resolution }) =>
      resolution !== undefined && resolution.outcome === outcome && resolution.duplicateOf === duplicateOf,
    refuse: [
      isRaised,
      ...onlyWhen('raised', 'acknowledged'),
      stop('AUTHORIZATION_NEEDED', (_, { keys }) => keys?.subject.kind === 'integrity' && { subject: keys.subject }),
      rule(
        'DUPLICATE_NOT_NAMED',
        ({ alertId, outcome, duplicateOf }) =>
          outcome === 'duplicate' &&
          (duplicateOf === undefined || duplicateOf === alertId) && { ...(duplicateOf && { duplicateOf }) },
      ),
    ],
    record: (command) => [{ type: 'AlertResolved', data: { ...command } }],
  },
};

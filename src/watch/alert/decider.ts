import {
  type AlertCommand,
  type AlertEvent,
  AlertKeys,
  alertCommands,
  alertEvents,
} from '../../../contracts/watch/alert';
import { contentOf } from '../../platform/content-of';
import { defineDecider } from '../../platform/decider';
import { type Alert, type AlertFacts, evidenceKey, unraised } from './alert-state';
import { raising } from './raising';
import { working } from './working';

const keysIn = contentOf(AlertKeys);

/** Decides what may happen to one alert, something that needs a person now (domain.md §2.1). */
export const alert = defineDecider<AlertCommand, AlertEvent, AlertKeys, AlertFacts>()<Alert>({
  category: 'alert',
  id: 'alertId',
  commands: alertCommands,
  events: alertEvents,
  initial: unraised,
  keys: ({ keys }) => keys ?? {},
  decide: { RaiseAlert: raising, ...working },

  evolve: {
    AlertRaised: (state, data, { recordedAt }) => ({
      ...state,
      keys: keysIn(data),
      status: 'raised',
      raisedAt: recordedAt,
      evidence: data.evidence.map(evidenceKey),
    }),
    AlertEvidenceAdded: (state, { evidence }) => ({ ...state, evidence: joined(state, evidence.map(evidenceKey)) }),
    AlertReturned: ({ until: _, ...state }, __, { recordedAt }) => ({
      ...state,
      status: 'raised',
      raisedAt: recordedAt,
    }),
    AlertAcknowledged: (state, { ownerUserId }, { actor }) => ({
      ...state,
      status: 'acknowledged',
      ownerUserId: ownerUserId ?? actor.id,
    }),
    AlertEscalated: (state, { level }) => ({ ...state, level }),
    // What shelved it is what the clock cites when its time has come: known already, not new evidence.
    AlertShelved: (state, { until }, { id, position }) => ({
      ...state,
      status: 'shelved',
      until,
      evidence: joined(state, [evidenceKey({ kind: 'event', ref: `${id}@${position}` })]),
    }),
    AlertResolved: (state, { outcome, duplicateOf }) => ({
      ...state,
      status: 'resolved',
      resolution: { outcome, ...(duplicateOf && { duplicateOf }) },
    }),
  },
});

const joined = ({ evidence }: Alert, more: readonly string[]) => [...new Set([...evidence, ...more])];

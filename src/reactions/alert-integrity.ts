import type { RecordedEvent } from '../../contracts/event-log';
import type { Reaction } from '../../contracts/reaction';

/** Failures that have an alert which is not yet resolved. */
interface Failing {
  /** By failure: the event that opened its alert. */
  readonly openedBy: Readonly<Record<string, string>>;
  /** By alert: its failure. */
  readonly failures: Readonly<Record<string, string>>;
}

const titles: Readonly<Record<string, string>> = {
  VerificationFailed: 'The log failed its verification',
  ProjectionDiverged: 'A picture differs from the log',
  LogRewound: 'The log is shorter than it was',
  WitnessFailed: 'A witness has not confirmed the log for a day',
};
const oneDay = 86_400;

interface Failure {
  readonly realm: string;
  readonly witness?: string;
  readonly picture?: string;
  readonly failingForSeconds?: number;
}

/** What failed, the same text each time it fails again; undefined for what needs nobody yet. */
function failureIn({ type, data }: RecordedEvent): string | undefined {
  if (!Object.hasOwn(titles, type)) return undefined;
  const { realm, witness = '', picture = '', failingForSeconds = oneDay } = data as unknown as Failure;
  return failingForSeconds < oneDay ? undefined : `${type} ${realm} ${witness}${picture}`;
}

const causeOf = ({ evidence }: { readonly evidence: readonly { readonly ref: string }[] }) =>
  evidence[0]?.ref.split('@')[0];

function evolve(state: Failing, event: RecordedEvent): Failing {
  const failure = failureIn(event);
  if (failure !== undefined) {
    return Object.hasOwn(state.openedBy, failure)
      ? state
      : { ...state, openedBy: { ...state.openedBy, [failure]: event.id } };
  }
  if (event.type === 'AlertRaised') return withAlert(state, event.data as never);
  return event.type === 'AlertResolved' ? withoutAlert(state, (event.data as { alertId: string }).alertId) : state;
}

function withAlert(state: Failing, data: { alertId: string; evidence: readonly { ref: string }[] }): Failing {
  const cause = causeOf(data);
  const failure = Object.keys(state.openedBy).find((key) => state.openedBy[key] === cause);
  return failure === undefined ? state : { ...state, failures: { ...state.failures, [data.alertId]: failure } };
}

function withoutAlert({ openedBy, failures }: Failing, alertId: string): Failing {
  const { [alertId]: failure, ...others } = failures;
  if (failure === undefined) return { openedBy, failures };
  const { [failure]: _, ...rest } = openedBy;
  return { openedBy: rest, failures: others };
}

/** Raises a critical alert when the log or a picture can no longer be trusted; further failures are its evidence. */
export const alertIntegrity: Reaction<Failing> = {
  name: 'alert-integrity',
  hears: [...Object.keys(titles), 'AlertRaised', 'AlertResolved'],
  initial: { openedBy: {}, failures: {} },
  evolve,
  on: (event, { openedBy }, { derive }) => {
    const failure = failureIn(event);
    const cause = failure === undefined ? undefined : openedBy[failure];
    if (failure === undefined || cause === undefined) return [];
    const { realm } = event.data as unknown as Failure;
    return [
      {
        type: 'RaiseAlert',
        data: {
          alertId: derive('watchfloor.alert/1', cause, 'alert-integrity', 'integrity', realm, cause),
          severity: 4,
          subject: { kind: 'integrity', id: realm },
          title: titles[event.type],
          countries: [],
          evidence: [{ kind: 'event', ref: `${event.id}@${event.position}` }],
        },
      },
    ];
  },
  ignores: ['RECORD_CLOSED'],
};

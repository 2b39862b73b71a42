import { after, microsOf } from '../../../contracts/clock';
import type { FactFolds } from '../../../contracts/facts';
import type { Evidence, Subject } from '../../../contracts/kernel/groups';
import type { Policies } from '../../../contracts/policies';
import { type Severity, severityWords } from '../../../contracts/vocabulary/code-lists';
import type { AlertCommand, AlertEvent, AlertKeys } from '../../../contracts/watch/alert';
import { type Decider, stop } from '../../platform/decider';

/** Where an alert stands; escalated is no state of its own, it is a level. */
type AlertStatus = 'raised' | 'acknowledged' | 'shelved' | 'resolved';

/** What the rules of an alert need to know of its past. */
export interface Alert {
  /** Absent until it is raised. */
  readonly keys?: Readonly<AlertKeys>;
  readonly status: AlertStatus;
  /** Last time it was raised or came back; the time to acknowledge is counted from here. */
  readonly raisedAt: string;
  /** Evidence by kind and reference. */
  readonly evidence: readonly string[];
  /** How often it was escalated. */
  readonly level: number;
  readonly ownerUserId?: string;
  /** When a shelved alert comes back. */
  readonly until?: string;
  readonly resolution?: { readonly outcome: string; readonly duplicateOf?: string };
}

/** Facts from elsewhere that raising an alert needs. */
export interface AlertFacts {
  readonly crisis: FactFolds['crisisKeys'];
}

type AlertDecider = Decider<Alert, AlertCommand, AlertEvent, AlertKeys, AlertFacts>;
/** The decision table of an alert, so that each group of commands can be written in its own file. */
export type AlertCases = AlertDecider['decide'];

/** An alert that nobody has raised yet. */
export const unraised: Alert = { status: 'raised', raisedAt: '', evidence: [], level: 0 };

/** Refuses commands on an alert that is not there. */
export const isRaised = stop<Alert, object, AlertFacts>('NOT_FOUND', (_, { keys }) => !keys && {});

/** Refuses a command that has no arrow from where the alert stands: only these statuses allow it. */
export const onlyWhen = (...legal: readonly AlertStatus[]) =>
  [
    stop<Alert, object, AlertFacts>('WRONG_STATE', (_, { status }) => {
      return status !== 'resolved' && !legal.includes(status) && { state: status, legal };
    }),
    stop<Alert, object, AlertFacts>('RECORD_CLOSED', (_, { status }) => status === 'resolved' && { state: status }),
  ] as const;

/** What makes a piece of evidence the same as another. */
export const evidenceKey = ({ kind, ref }: Pick<Evidence, 'kind' | 'ref'>) => `${kind} ${ref}`;

/** True when a shelved alert's time has come. */
export const isDue = ({ status, until }: Alert, now: string) =>
  status === 'shelved' && until !== undefined && microsOf(until) <= microsOf(now);

/** When an alert of a severity escalates unless somebody takes it; nothing where the policy names no time. */
export function acknowledgeBy(severity: Severity, at: string, policies: Policies): { acknowledgeBy?: string } {
  const minutes = policies['alert-acknowledgement'].value.minutes[severityWords[severity]];
  return minutes === undefined ? {} : { acknowledgeBy: after(at, minutes * 60) };
}

/** The crisis that an alert concerns: the one it names, else its subject. */
export const crisisOf = ({ crisisId, subject }: { readonly crisisId?: string; readonly subject: Subject }) =>
  crisisId ?? (subject.kind === 'crisis' ? subject.id : undefined);

import { microsOf } from '../../../contracts/clock';
import type { RecordedEvent } from '../../../contracts/event-log';
import type { Handling } from '../../../contracts/metadata';
import type { Severity } from '../../../contracts/vocabulary/code-lists';
import type { AlertRuleDefined } from '../../../contracts/watch/alert-rule';
import type { Condition } from '../../../contracts/watch/condition';
import { signalAfter } from './counted-signal';
import { type CountedSignals, signalIn, withSignal } from './counted-signals';
import type { Finding } from './finding';
import { isWindowed, microsPerHour } from './windowed-condition';

/** The newest version of a rule that is active. */
export interface ActiveRule {
  readonly version: number;
  readonly name: string;
  readonly severity: Severity;
  readonly condition: Condition;
  /** Of the rule's own record: its alerts tell its name, so they are no less restricted. Absent: open to everyone. */
  readonly handling?: Handling;
}

/** An alert that a rule raised about a subject and that is not resolved. */
export interface OpenAlert {
  /** The event that opened it; its id is derived from this. */
  readonly openedBy: string;
  /** True where the alert before it was opened in the same instant, so that the id needs more to differ by. */
  readonly again?: true;
  /** Known once the log holds it. */
  readonly alertId?: string;
  readonly severity: Severity;
  readonly crisisId?: string;
  readonly countries?: readonly string[];
  /** Keys of the evidence that it has. */
  readonly cited: readonly string[];
}

/** What one event made a rule say about an open alert. */
export interface Firing {
  readonly ruleId: string;
  readonly rule: ActiveRule;
  readonly subject: Finding['subject'];
  readonly open: OpenAlert;
  readonly evidence: readonly Finding['cited'][number]['evidence'][];
}

/** What rules remember: themselves, the reports of the longest window, and their open alerts. Plain JSON. */
export interface RuleWatch {
  readonly rules: Readonly<Record<string, ActiveRule>>;
  readonly signals: CountedSignals;
  /** By rule and subject. */
  readonly open: Readonly<Record<string, OpenAlert>>;
  /** By rule and subject: the event that opened the last alert which is resolved. */
  readonly past: Readonly<Record<string, string>>;
  /** What the newest event that fired said. */
  readonly fired?: { readonly eventId: string; readonly firings: readonly Firing[] };
}

/** Reports of a week are kept before any rule asks for them, so that a rule defined today counts yesterday's. */
const leastHours = 168;

const keptHours = ({ rules }: RuleWatch) =>
  Object.values(rules).reduce(
    (most, { condition }) => (isWindowed(condition) ? Math.max(most, condition.windowHours) : most),
    leastHours,
  );

const isRestricted = ({ classification, compartments }: Handling) =>
  classification !== 'UNCLASSIFIED' || compartments.length > 0;

function withRule(watch: RuleWatch, event: RecordedEvent): RuleWatch {
  const { ruleId, version, name, severity, condition, active } = event.data as unknown as AlertRuleDefined;
  const { handling } = event.metadata;
  const rule = { version, name, severity, condition, ...(isRestricted(handling) && { handling }) };
  const { [ruleId]: _, ...others } = watch.rules;
  return { ...watch, rules: active ? { ...others, [ruleId]: rule } : others };
}

function withReport(watch: RuleWatch, signalId: string, event: RecordedEvent): RuleWatch {
  const known = signalIn(watch.signals, signalId);
  const after = signalAfter(known, event);
  const since = microsOf(event.metadata.recordedAt) - keptHours(watch) * microsPerHour;
  const now = after && after.at >= since ? after : undefined;
  return now === known ? watch : { ...watch, signals: withSignal(watch.signals, signalId, now, since) };
}

/** The place of an open alert among those of all rules and subjects. */
export const placeOf = (ruleId: string, { kind, id }: { readonly kind: string; readonly id?: string }) =>
  `${ruleId} ${kind} ${id ?? ''}`;

interface AlertData extends Omit<OpenAlert, 'alertId' | 'openedBy' | 'cited'> {
  readonly alertId: string;
  readonly ruleId?: string;
  readonly subject: { readonly kind: string; readonly id?: string };
}

function withAlert(watch: RuleWatch, event: RecordedEvent): RuleWatch {
  const { alertId, ruleId, subject, severity, crisisId, countries } = event.data as unknown as AlertData;
  if (ruleId === undefined) return watch;
  const place = placeOf(ruleId, subject);
  const { openedBy = event.id, cited = [] } = watch.open[place] ?? {};
  const raised = { openedBy, alertId, severity, ...(crisisId && { crisisId }), ...(countries && { countries }), cited };
  return { ...watch, open: { ...watch.open, [place]: raised } };
}

function withoutAlert(watch: RuleWatch, { data }: RecordedEvent): RuleWatch {
  const place = Object.keys(watch.open).find((key) => watch.open[key]?.alertId === data.alertId);
  if (place === undefined) return watch;
  const { [place]: resolved, ...open } = watch.open;
  return { ...watch, open, past: { ...watch.past, ...(resolved && { [place]: resolved.openedBy }) } };
}

/** What rules know after an event, before any of them is asked. */
export function learned(watch: RuleWatch, event: RecordedEvent): RuleWatch {
  switch (event.type) {
    case 'AlertRuleDefined':
      return withRule(watch, event);
    case 'AlertRaised':
      return withAlert(watch, event);
    case 'AlertResolved':
      return withoutAlert(watch, event);
    default:
      return typeof event.data.signalId === 'string' ? withReport(watch, event.data.signalId, event) : watch;
  }
}

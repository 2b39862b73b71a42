import { microsOf } from '../../../contracts/clock';
import type { RecordedEvent } from '../../../contracts/event-log';
import type { Derive, Reaction, Sent } from '../../../contracts/reaction';
import { allSignals, signalIn } from './counted-signals';
import type { Finding } from './finding';
import { type ActiveRule, type Firing, learned, type OpenAlert, placeOf, type RuleWatch } from './rule-watch';
import { findingIn } from './single-event';
import { countedWith, findingOf, isWindowed, suffices } from './windowed-condition';

/** Events after which a signal may count that did not count before. */
const counting: ReadonlySet<string> = new Set(['SignalReported', 'SignalRevised', 'SignalGraded', 'EventCorrected']);
const mostEvidence = 100;

function findingBy({ condition }: ActiveRule, { signals }: RuleWatch, event: RecordedEvent): Finding | undefined {
  if (!isWindowed(condition)) return findingIn(condition, event);
  if (!counting.has(event.type)) return undefined;
  const one = signalIn(signals, event.data.signalId);
  if (!one) return undefined;
  const counted = countedWith(condition, one, allSignals(signals), microsOf(event.metadata.recordedAt));
  return suffices(condition, counted) ? findingOf(one, counted) : undefined;
}

/** A derived id keeps no more of the event than its first 48 bits, its time (trust.md §2.2). */
const timeOf = (eventId: string) => eventId.slice(0, 13);

const opening = (
  { severity }: ActiveRule,
  { crisisId, countries }: Finding,
  openedBy: string,
  past?: string,
): OpenAlert => ({
  openedBy,
  ...(past && timeOf(past) === timeOf(openedBy) && { again: true }),
  severity,
  // The countries of a crisis are the receiving alert's to complete.
  ...(crisisId === undefined ? { countries } : { crisisId }),
  cited: [],
});

/** A finding as one alert takes it up; undefined when its evidence stands there already. */
function firingOf(
  ruleId: string,
  rule: ActiveRule,
  finding: Finding,
  watch: RuleWatch,
  eventId: string,
): Firing | undefined {
  const place = placeOf(ruleId, finding.subject);
  const known = watch.open[place] ?? opening(rule, finding, eventId, watch.past[place]);
  const before = new Set(known.cited);
  const fresh = finding.cited.filter(({ key }) => !before.has(key)).slice(-mostEvidence);
  if (fresh.length === 0) return undefined;
  const cited = [...known.cited, ...fresh.map(({ key }) => key)].filter((key) => signalIn(watch.signals, key));
  const evidence = fresh.map((item) => item.evidence);
  return { ruleId, rule, subject: finding.subject, open: { ...known, cited }, evidence };
}

function evolve(before: RuleWatch, event: RecordedEvent): RuleWatch {
  const watch = learned(before, event);
  const firings = Object.entries(watch.rules).flatMap(([ruleId, rule]) => {
    const finding = findingBy(rule, watch, event);
    return (finding && firingOf(ruleId, rule, finding, watch, event.id)) ?? [];
  });
  if (firings.length === 0) return watch;
  const opened = firings.map(({ ruleId, subject, open }) => [placeOf(ruleId, subject), open] as const);
  return { ...watch, open: { ...watch.open, ...Object.fromEntries(opened) }, fired: { eventId: event.id, firings } };
}

function alertIdOf({ ruleId, subject, open }: Firing, derive: Derive): string {
  const { alertId, openedBy, again } = open;
  const texts = [ruleId, subject.kind, subject.id, ...(again ? [openedBy] : [])];
  return alertId ?? derive('watchfloor.alert/1', openedBy, ...texts);
}

const raise = (firing: Firing, derive: Derive): Sent => {
  const { ruleId, rule, subject, open, evidence } = firing;
  return {
    type: 'RaiseAlert',
    data: {
      alertId: alertIdOf(firing, derive),
      ruleId,
      ruleVersion: rule.version,
      severity: open.severity,
      subject,
      title: rule.name,
      ...(open.crisisId && { crisisId: open.crisisId }),
      ...(open.countries && { countries: open.countries }),
      evidence,
    },
    ...(rule.handling && { handling: rule.handling }),
  };
};

/** Raises the alerts of rules whose conditions hold, and adds evidence to those that are open (domain.md §1.3, §2.1). */
export const raiseRuleAlerts: Reaction<RuleWatch> = {
  name: 'raise-rule-alerts',
  hears: 'any',
  initial: { rules: {}, signals: {}, open: {}, past: {} },
  evolve,
  on: ({ id }, { fired }, { derive }) =>
    fired?.eventId === id ? fired.firings.map((firing) => raise(firing, derive)) : [],
  // Somebody resolved the alert while the evidence was on its way.
  ignores: ['RECORD_CLOSED'],
};

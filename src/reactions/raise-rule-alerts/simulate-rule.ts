import { instantOf, microsOf } from '../../../contracts/clock';
import type { RecordedEvent } from '../../../contracts/event-log';
import type { Simulation } from '../../../contracts/http';
import type { DefineAlertRule } from '../../../contracts/watch/alert-rule';
import type { Condition } from '../../../contracts/watch/condition';
import type { OpenCrisis } from '../../../contracts/watch/crisis';
import { type CountedSignal, signalAfter } from './counted-signal';
import type { Finding } from './finding';
import { findingIn } from './single-event';
import {
  countedWith,
  counts,
  findingOf,
  isWindowed,
  microsPerHour,
  suffices,
  type WindowedCondition,
} from './windowed-condition';

/** Something that a condition looks at, in the time of the world; `finding` where a new alert would have been raised. */
interface Moment {
  readonly at: number;
  readonly countries: readonly string[];
  readonly finding?: Finding;
}

const span = 30 * 24 * microsPerHour;
const floodInterval = 600_000_000;
const floodSize = 10;
const mostExamples = 20;

function lastingSignals(events: readonly RecordedEvent[]): readonly CountedSignal[] {
  const signals = new Map<string, CountedSignal>();
  for (const event of events) {
    const signalId = event.data.signalId;
    if (typeof signalId !== 'string') continue;
    const now = signalAfter(signals.get(signalId), event);
    if (now) signals.set(signalId, now);
    else signals.delete(signalId);
  }
  return [...signals.values()];
}

/**
 * An alert is taken to end when its condition holds no longer: one is raised by the signal that makes it hold, and where
 * it holds as the thirty days begin, by their first.
 */
function momentsOfSignals(condition: WindowedCondition, events: readonly RecordedEvent[]): readonly Moment[] {
  const signals = lastingSignals(events)
    .filter((signal) => counts(condition, signal))
    .sort((a, b) => a.at - b.at || a.position - b.position);
  const earliest = (signals.at(-1)?.at ?? 0) - span;
  const raised = new Set<string>();
  let first = 0;
  return signals.map((one, index) => {
    const { at } = one;
    while ((signals[first]?.at ?? at) < at - condition.windowHours * microsPerHour) first += 1;
    const moment = { at, countries: [one.told.place.country] };
    if (at < earliest) return moment;
    const counted = countedWith(condition, one, signals.slice(first, index + 1), at);
    if (!suffices(condition, counted)) return moment;
    const finding = findingOf(one, counted);
    const stands = raised.has(finding.subject.id) && suffices(condition, counted.slice(0, -1));
    raised.add(finding.subject.id);
    return stands ? moment : { ...moment, finding };
  });
}

const recordedWhenTrue = (event: RecordedEvent): RecordedEvent => ({
  ...event,
  metadata: { ...event.metadata, recordedAt: event.metadata.effectiveAt },
});

const momentsOfEvents = (condition: Condition, events: readonly RecordedEvent[]): readonly Moment[] =>
  events
    .flatMap((event) => {
      const finding = findingIn(condition, recordedWhenTrue(event));
      return finding ? [{ at: microsOf(event.metadata.effectiveAt), countries: finding.countries, finding }] : [];
    })
    .sort((a, b) => a.at - b.at);

const meet = (a: readonly string[], b: readonly string[]) => a.some((item) => b.includes(item));

function precededCrises(
  events: readonly RecordedEvent[],
  from: number,
  countries: readonly string[],
  fired: readonly Fired[],
) {
  const known = events
    .filter(({ type, metadata }) => type === 'CrisisOpened' && microsOf(metadata.effectiveAt) >= from)
    .map(({ data, metadata }) => ({ ...(data as unknown as OpenCrisis), at: microsOf(metadata.effectiveAt) }))
    .filter((crisis) => meet(crisis.countries, countries));
  const preceded = known.filter((crisis) =>
    fired.some(({ at, finding }) => at < crisis.at && meet(finding.countries, crisis.countries)),
  );
  return { known: known.length, preceded: preceded.length };
}

type Fired = Moment & { readonly finding: Finding };
const hasFired = (moment: Moment): moment is Fired => moment.finding !== undefined;

function floodsIn(fired: readonly Fired[]): number {
  const intervals = new Map<number, number>();
  for (const { at } of fired) {
    const interval = Math.floor(at / floodInterval);
    intervals.set(interval, (intervals.get(interval) ?? 0) + 1);
  }
  return [...intervals.values()].filter((alerts) => alerts > floodSize).length;
}

/**
 * What a rule would have done in the 30 days before the newest signal that it counts, each signal taken as recorded when
 * it happened; a flood is an interval of ten minutes with more than ten alerts (domain.md §2.1).
 */
export function simulateRule({ condition }: DefineAlertRule, events: readonly RecordedEvent[]): Simulation {
  const moments = isWindowed(condition) ? momentsOfSignals(condition, events) : momentsOfEvents(condition, events);
  const to = moments.at(-1)?.at;
  if (to === undefined) return { signals: 0, fired: 0, floods: 0, crises: { known: 0, preceded: 0 }, examples: [] };
  const from = to - span;
  const within = moments.filter(({ at }) => at >= from);
  const fired = within.filter(hasFired);
  const listed = 'countries' in condition ? condition.countries : [];
  const countries = listed.length > 0 ? listed : [...new Set(within.flatMap((moment) => moment.countries))];
  return {
    from: instantOf(from),
    to: instantOf(to),
    signals: within.length,
    fired: fired.length,
    floods: floodsIn(fired),
    crises: precededCrises(events, from, countries, fired),
    examples: fired.slice(-mostExamples).map(({ at, finding: { subject, cited } }) => ({
      at: instantOf(at),
      subject: `${subject.kind}-${subject.id}`,
      evidence: cited.length,
    })),
  };
}

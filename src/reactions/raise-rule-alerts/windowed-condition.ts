import type { Condition, Fatalities, SignalCount } from '../../../contracts/watch/condition';
import type { CountedSignal } from './counted-signal';
import { aboutCrisisOrCountry, type Finding } from './finding';

/** A condition over the reports of a window of time. */
export type WindowedCondition = SignalCount | Fatalities;
export const isWindowed = (condition: Condition): condition is WindowedCondition =>
  condition.kind === 'signalCount' || condition.kind === 'fatalities';

export const microsPerHour = 3_600_000_000;

/** An empty list means any. */
const admits = (list: readonly string[], ...values: readonly (string | undefined)[]) =>
  list.length === 0 || values.some((value) => value !== undefined && list.includes(value));

/** True when a signal is of the kind that a condition counts, whenever it happened. */
export function counts(condition: WindowedCondition, { told, reliability }: CountedSignal): boolean {
  if (!admits(condition.countries, told.place.country) || !admits(condition.violenceTypes, told.violenceType))
    return false;
  if (condition.kind === 'fatalities') return (told.fatalities?.best ?? 0) > 0;
  return (
    admits(condition.threats, ...told.threats) &&
    admits(condition.pcodes, told.place.pcode) &&
    reliability <= condition.minReliability
  );
}

/**
 * The signals that count together with one, it among them: within the window before `now`, in the countries that the
 * condition lists. Where it lists none, reports of different countries are added up only if they concern one crisis.
 */
export function countedWith(
  condition: WindowedCondition,
  one: CountedSignal,
  signals: readonly CountedSignal[],
  now: number,
): readonly CountedSignal[] {
  const since = now - condition.windowHours * microsPerHour;
  if (one.at < since || !counts(condition, one)) return [];
  const { country } = one.told.place;
  const belongs = ({ told, crisisId }: CountedSignal) =>
    condition.countries.length > 0 ||
    told.place.country === country ||
    (crisisId !== undefined && crisisId === one.crisisId);
  return signals
    .filter((signal) => signal.at >= since && belongs(signal) && counts(condition, signal))
    .sort((a, b) => a.position - b.position);
}

/** True when these signals are enough. */
export function suffices(condition: WindowedCondition, signals: readonly CountedSignal[]): boolean {
  if (signals.length === 0) return false;
  if (condition.kind === 'signalCount') return signals.length >= condition.atLeast;
  return signals.reduce((sum, { told }) => sum + (told.fatalities?.best ?? 0), 0) >= condition.bestAtLeast;
}

/** What signals that suffice say: about the crisis they share, else about the country of the one that came last. */
export function findingOf(one: CountedSignal, signals: readonly CountedSignal[]): Finding {
  const shared = signals.every(({ crisisId }) => crisisId === one.crisisId) ? one.crisisId : undefined;
  return {
    ...aboutCrisisOrCountry(shared, one.told.place.country),
    countries: [...new Set(signals.map(({ told }) => told.place.country))],
    cited: signals.map(({ signalId, eventId, position }) => ({
      key: signalId,
      evidence: { kind: 'event', ref: `${eventId}@${position}` },
    })),
  };
}

import { secondsBetween } from '../../../contracts/clock';
import { floodSince } from './flood';

/** What the load figures need of an alert. */
export interface LoadAlert {
  readonly severity: number | null;
  readonly raisedAt: string | null;
  readonly ruleId: string | null;
  readonly subject: { readonly kind: string; readonly id: string | null } | null;
  readonly state: string;
  readonly level: number;
  readonly owner: string | null;
  readonly secondsToAcknowledge: number | null;
  readonly outcome: string | null;
}

/** Load of a desk over a window, after ISA-18.2 and EEMUA 191 (experience.md §11.6). */
export interface LoadFigures {
  readonly total: number;
  /** Alerts per officer in ten minutes, times ten, rounded down: 8 is 0.8. */
  readonly ratePerTen: number;
  /** Ten-minute intervals, oldest first. */
  readonly intervals: readonly number[];
  /** Intervals inside a flood. */
  readonly floodIntervals: number;
  readonly flooding: boolean;
  readonly floodSince?: string;
  /** Rule and subject pairs that were raised three times or more within a minute. */
  readonly chattering: number;
  /** Not resolved and older than 24 h. */
  readonly standing: number;
  /** Shares of CRITICAL, SERIOUS and what is below, in per cent. */
  readonly mix: readonly [number, number, number];
  readonly acknowledgeP50: number | undefined;
  readonly acknowledgeP90: number | undefined;
  readonly escalated: number;
}

const intervalSeconds = 600;
const floodBegins = 10;
const floodEnds = 5;
const standingSeconds = 86_400;

/** Which intervals lie in a flood: it begins above ten and ends below five. */
export function floodOf(intervals: readonly number[]): readonly boolean[] {
  let flooding = false;
  return intervals.map((count) => {
    flooding = flooding ? count >= floodEnds : count > floodBegins;
    return flooding;
  });
}

const percentile = (sorted: readonly number[], part: number) =>
  sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];

function chattering(raised: readonly (LoadAlert & { raisedAt: string })[]) {
  const byPair = new Map<string, string[]>();
  for (const { ruleId, subject, raisedAt } of raised) {
    const pair = `${ruleId}|${subject?.kind}-${subject?.id}`;
    byPair.set(pair, [...(byPair.get(pair) ?? []), raisedAt].sort());
  }
  const fast = (times: readonly string[]) =>
    times.some((time, i) => i >= 2 && secondsBetween(times[i - 2] ?? time, time) < 60);
  return [...byPair].filter(([pair, times]) => !pair.startsWith('null') && fast(times)).length;
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part * 100) / whole));

/** Figures of the window that ends now; alerts outside it count only as standing. */
export function loadFigures(alerts: readonly LoadAlert[], now: string, windowSeconds: number): LoadFigures {
  const timed = alerts.filter((alert): alert is LoadAlert & { raisedAt: string } => alert.raisedAt !== null);
  const inside = timed.filter(({ raisedAt }) => secondsBetween(raisedAt, now) < windowSeconds);
  const size = Math.ceil(windowSeconds / intervalSeconds);
  const intervals = Array.from({ length: size }, () => 0);
  for (const { raisedAt } of inside) {
    const at = size - 1 - Math.min(size - 1, Math.max(0, Math.floor(secondsBetween(raisedAt, now) / intervalSeconds)));
    intervals[at] = (intervals[at] ?? 0) + 1;
  }
  const flood = floodOf(intervals);
  const flooding = floodSince(
    inside.map(({ raisedAt }) => raisedAt),
    now,
  );
  const officers = Math.max(1, new Set(inside.flatMap(({ owner }) => owner ?? [])).size);
  const times = inside.flatMap(({ secondsToAcknowledge }) => secondsToAcknowledge ?? []).sort((a, b) => a - b);
  const of = (severity: number) => inside.filter((alert) => alert.severity === severity).length;
  return {
    total: inside.length,
    ratePerTen: Math.floor((inside.length * 10) / size / officers),
    intervals,
    floodIntervals: flood.filter(Boolean).length,
    flooding: flooding !== undefined,
    ...(flooding !== undefined && { floodSince: flooding }),
    chattering: chattering(inside),
    standing: timed.filter(
      ({ state, raisedAt }) => state !== 'resolved' && secondsBetween(raisedAt, now) > standingSeconds,
    ).length,
    mix: [share(of(4), inside.length), share(of(3), inside.length), share(of(2) + of(1), inside.length)],
    acknowledgeP50: percentile(times, 0.5),
    acknowledgeP90: percentile(times, 0.9),
    escalated: inside.filter(({ level }) => level > 0).length,
  };
}

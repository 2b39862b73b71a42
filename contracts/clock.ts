/**
 * A source of time. The *domain clock* drives recordedAt, the default of effectiveAt and deadlines and may be scripted;
 * sessions, tickets, heartbeats and lag always use the real one (architecture.md §7).
 */
export abstract class Clock {
  /** The machine's own clock; false for one that is set by a script. */
  readonly real: boolean = false;
  /** Microseconds since 1970, an integer. */
  abstract micros(): number;
}

/** `2013-03-04T05:10:00.000000Z`: 27 characters, so that text order is time order. */
export function instantOf(micros: number): string {
  const millis = Math.floor(micros / 1000);
  const rest = String(micros - millis * 1000).padStart(3, '0');
  return `${new Date(millis).toISOString().slice(0, 23)}${rest}Z`;
}

/** Microseconds of an ISO instant with up to six fraction digits. */
export function microsOf(instant: string): number {
  const fraction = /\.(\d{1,6})\d*Z$/.exec(instant)?.[1] ?? '';
  const whole = Date.parse(`${instant.slice(0, 19)}Z`);
  return whole * 1000 + Number(fraction.padEnd(6, '0'));
}

/** The instant `seconds` after another. */
export const after = (instant: string, seconds: number) => instantOf(microsOf(instant) + seconds * 1_000_000);

/** Whole seconds from one instant to a later one. */
export const secondsBetween = (from: string, to: string) => Math.floor((microsOf(to) - microsOf(from)) / 1_000_000);

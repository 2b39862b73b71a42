/** Microseconds are kept as text digits, so no fraction is lost in a floating number. */
const fractionOf = (instant: string) => (/\.(\d{1,6})/.exec(instant)?.[1] ?? '').padEnd(6, '0');

/** An instant with six fraction digits, so that text order is time order (`…00Z` would sort after `…00.5Z`). */
export const padded = (instant: string): string => `${instant.slice(0, 19)}.${fractionOf(instant)}Z`;

/** Negative when `a` is earlier than `b`, 0 when they are the same moment. */
export function compareInstants(a: string, b: string): number {
  const left = padded(a);
  const right = padded(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whole milliseconds since 1970; digits below the millisecond are cut, never rounded up. */
export const millisOf = (instant: string): number =>
  Date.parse(`${instant.slice(0, 19)}.${fractionOf(instant).slice(0, 3)}Z`);

/** Instant text with whole seconds where the milliseconds allow it. */
export const isoOf = (millis: number): string => new Date(millis).toISOString().replace('.000Z', 'Z');

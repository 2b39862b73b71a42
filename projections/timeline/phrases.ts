const severityWords = ['', 'ROUTINE', 'ELEVATED', 'SERIOUS', 'CRITICAL'];

/** A severity as screens write it: CRITICAL for 4. */
export const severity = (number: number | undefined) => severityWords[number ?? 0] || 'unknown severity';

/** `3 pieces of evidence`, `1 piece of evidence`. */
export const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** An enumeration value in words: `falsePositive` is *false positive*. */
export const words = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();

/** A span of time in its two greatest units: `21 m`, `4 h 10 m`, `2 d`. */
export function span(seconds: number): string {
  if (seconds < 60) return `${Math.max(0, Math.floor(seconds))} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return joined(`${hours} h`, minutes % 60, 'm');
  return joined(`${Math.floor(hours / 24)} d`, hours % 24, 'h');
}
const joined = (whole: string, rest: number, unit: string) => (rest === 0 ? whole : `${whole} ${rest} ${unit}`);

/** `4 Mar 0525Z`, from an ISO instant; the text itself where it is none. */
export function moment(instant: string | undefined): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(instant ?? '');
  if (!parts) return instant ?? 'an unknown time';
  const [, year, month, day, hours, minutes] = parts;
  return `${Number(day)} ${months[Number(month) - 1]} ${year} ${hours}${minutes}Z`;
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The clause after a sentence, where there is one: `: text`, `, text`. */
export const after = (separator: string, text: string | undefined) =>
  text === undefined || text === '' ? '' : `${separator}${text}`;

/** Whole seconds between two instants; undefined where either is missing or no time. */
export function secondsFrom(from: string | undefined, to: string | undefined): number | undefined {
  const seconds = Math.floor((Date.parse(to ?? '') - Date.parse(from ?? '')) / 1000);
  return Number.isNaN(seconds) ? undefined : seconds;
}

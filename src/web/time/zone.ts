/** A wall clock reading without a zone. */
export interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}
/** A zone as screens name it: its IANA name and the suffix after the digits. */
export interface Zone {
  readonly name: string;
  readonly suffix: string;
}

export const zulu: Zone = { name: 'UTC', suffix: 'Z' };
export const washington: Zone = { name: 'America/New_York', suffix: 'WDC' };

const offsets = new Map<string, Intl.DateTimeFormat>();

function offsetFormat(zone: string): Intl.DateTimeFormat {
  const kept = offsets.get(zone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  offsets.set(zone, made);
  return made;
}

/** Seconds east of UTC in a zone at a moment, daylight saving included. */
export function offsetSeconds(zone: string, millis: number): number {
  if (zone === 'UTC') return 0;
  const name =
    offsetFormat(zone)
      .formatToParts(millis)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const found = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name);
  if (!found) return 0;
  const seconds = Number(found[2]) * 3600 + Number(found[3]) * 60 + Number(found[4] ?? 0);
  return found[1] === '-' ? -seconds : seconds;
}

const two = (number: number) => String(Math.abs(Math.trunc(number))).padStart(2, '0');

/** The offset as people read it, for example `+03:00`. */
export function offsetText(zone: string, millis: number): string {
  const seconds = offsetSeconds(zone, millis);
  return `${seconds < 0 ? '-' : '+'}${two(seconds / 3600)}:${two((Math.abs(seconds) % 3600) / 60)}`;
}

const wallOf = (date: Date): Wall => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth() + 1,
  day: date.getUTCDate(),
  hour: date.getUTCHours(),
  minute: date.getUTCMinutes(),
  second: date.getUTCSeconds(),
});

/** What a clock in the zone shows at a moment. */
export const wallAt = (zone: string, millis: number): Wall =>
  wallOf(new Date(millis + offsetSeconds(zone, millis) * 1000));

const utcMillis = ({ year, month, day, hour, minute, second }: Wall) => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return date.getTime();
};

const dayMillis = 86_400_000;

/**
 * Every moment at which a clock of the zone shows this: two in the hour that daylight saving repeats, none in the one it
 * skips or on a day that a zone left out, else one. Earliest first, milliseconds since 1970.
 */
export function momentsOf(zone: string, wall: Wall): readonly number[] {
  const naive = utcMillis(wall);
  const candidates = [-dayMillis, 0, dayMillis].map((shift) => naive - offsetSeconds(zone, naive + shift) * 1000);
  const right = candidates.filter((millis) => millis + offsetSeconds(zone, millis) * 1000 === naive);
  return [...new Set(right)].sort((a, b) => a - b);
}

/** True when the parts name a day and time that the calendar has. */
export function isWall(wall: Wall): boolean {
  const { year, month, day, hour, minute, second } = wallOf(new Date(utcMillis(wall)));
  return (
    year === wall.year &&
    month === wall.month &&
    day === wall.day &&
    hour === wall.hour &&
    minute === wall.minute &&
    second === wall.second
  );
}

import { isoOf, millisOf } from './instant';
import { offsetText, type Wall, wallAt, type Zone, zulu } from './zone';

/** Month names of a date-time group, January first. */
export const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const;

const two = (number: number) => String(number).padStart(2, '0');
const monthOf = ({ month }: Wall) => months[month - 1] ?? '';
const clock = ({ hour, minute }: Wall) => `${two(hour)}${two(minute)}`;
const sameDay = (a: Wall, b: Wall) => a.year === b.year && a.month === b.month && a.day === b.day;

/** The military date-time group of a moment in Zulu, for example `222231ZNOV26`; seconds are cut. */
export function dtgOf(instant: string): string {
  const wall = wallAt('UTC', millisOf(instant));
  return `${two(wall.day)}${clock(wall)}Z${monthOf(wall)}${two(wall.year % 100)}`;
}

const yearNeeded = 330 * 86_400_000;
const suffixed = (digits: string, zone: Zone) => (zone.suffix === 'Z' ? `${digits}Z` : `${digits} ${zone.suffix}`);

/** Today `2231Z`, older `14 2210Z NOV`, older than 330 days with the year; the zone's suffix stands always. */
export function timeText(instant: string, now: string, zone: Zone = zulu): string {
  const wall = wallAt(zone.name, millisOf(instant));
  const today = wallAt(zone.name, millisOf(now));
  const time = suffixed(clock(wall), zone);
  if (sameDay(wall, today)) return time;
  const day = `${wall.day} ${time} ${monthOf(wall)}`;
  return Math.abs(millisOf(now) - millisOf(instant)) > yearNeeded ? `${day} ${wall.year}` : day;
}

/** As `timeText`, without the month within the last 27 days: the day grows to the left of a right-aligned column. */
export function cellTime(instant: string, now: string, zone: Zone = zulu): string {
  const age = millisOf(now) - millisOf(instant);
  const wall = wallAt(zone.name, millisOf(instant));
  if (age < 0 || age > 27 * 86_400_000) return timeText(instant, now, zone);
  const time = suffixed(clock(wall), zone);
  return sameDay(wall, wallAt(zone.name, millisOf(now))) ? time : `${wall.day} ${time}`;
}

/** Day, time, month and year in full, whatever day it is: `4 0558Z MAR 2013`. */
export function fullTime(instant: string, zone: Zone = zulu): string {
  const wall = wallAt(zone.name, millisOf(instant));
  return `${wall.day} ${suffixed(clock(wall), zone)} ${monthOf(wall)} ${wall.year}`;
}

/** Hours, minutes and seconds with the suffix: `0558:50Z`. */
export function clockText(instant: string, zone: Zone = zulu): string {
  const wall = wallAt(zone.name, millisOf(instant));
  return suffixed(`${clock(wall)}:${two(wall.second)}`, zone);
}

/** A moment in every form a reader may need: shown on focus and on hover, one line each. */
export function timeForms(instant: string, places: readonly Zone[]): readonly string[] {
  const millis = millisOf(instant);
  const local = ({ name, suffix }: Zone) => `${clock(wallAt(name, millis))} ${offsetText(name, millis)} ${suffix}`;
  return [dtgOf(instant), isoOf(millis), ...places.map(local)];
}

import { months } from './dtg';
import { isoOf, millisOf } from './instant';
import { isWall, momentsOf, type Wall, wallAt, washington, type Zone, zulu } from './zone';

/** What an entered time means: one moment, two to choose from (earliest first), or why it means none. */
export type ParsedTime =
  | { readonly instant: string }
  | { readonly choose: readonly string[] }
  | { readonly fault: 'unreadable' | 'noSuchDay' | 'skipped' };

/** What an entry is read against: the server's now, the zone of entries without suffix, and zones known by suffix. */
export interface TimeContext {
  readonly now: string;
  readonly zone: Zone;
  readonly zones?: readonly Zone[];
  /** Which day a bare clock time means: the last one passed, the next one to come, or (absent) today unless far ahead. */
  readonly prefer?: 'past' | 'future';
}

const minuteSeconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/**
 * Reads what a person typed: `now`, `t-15m`, `t+4h`, `2231Z`, `at 2210Z`, `22 2231Z NOV 2026`, `222231ZNOV26`, ISO.
 * A clock time without a day is placed by `prefer`.
 */
export function parseTime(entry: string, context: TimeContext): ParsedTime {
  const text = entry
    .trim()
    .replace(/^at\s+/i, '')
    .replaceAll(/\s+/g, ' ');
  return (
    relative(text, context) ?? iso(text, context) ?? group(text, context) ?? clockOnly(text, context) ?? unreadable
  );
}

const unreadable: ParsedTime = { fault: 'unreadable' };

function relative(text: string, { now }: TimeContext): ParsedTime | undefined {
  if (/^now$/i.test(text)) return { instant: now };
  const found = /^t\s*([+-])\s*(\d{1,5})\s*([smhd])$/i.exec(text);
  if (!found) return undefined;
  const span = Number(found[2]) * minuteSeconds[found[3]?.toLowerCase() as 'm'] * 1000;
  return { instant: isoOf(millisOf(now) + (found[1] === '-' ? -span : span)) };
}

const isoForm = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,6})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

function iso(text: string, context: TimeContext): ParsedTime | undefined {
  const found = isoForm.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', offset] = found;
  const leap = second === '60';
  const wall = wallFrom(year, month, day, hour, minute, leap ? '59' : second);
  if (!isWall(wall)) return { fault: 'noSuchDay' };
  const digits = leap ? '.999' : fraction;
  if (offset === undefined) return inZone(wall, context.zone, digits);
  const shift = /([+-])(\d{2}):?(\d{2})/.exec(offset);
  const minutes = shift ? Number(`${shift[1]}1`) * (Number(shift[2]) * 60 + Number(shift[3])) : 0;
  return { instant: withFraction((momentsOf('UTC', wall)[0] ?? 0) - minutes * 60_000, digits) };
}

const withFraction = (millis: number, digits: string) => `${isoOf(millis).slice(0, 19)}${digits}Z`;

const wallFrom = (...parts: readonly (string | undefined)[]): Wall => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  return { year, month, day, hour, minute, second };
};

/** `222231ZNOV26` and `22 2231Z NOV`, year optional; letters after the digits are the zone's suffix. */
const groupForm =
  /^(\d{1,2}) ?(\d{2}):?(\d{2})(?::?(\d{2}))? ?([A-Z]{1,3}?)? ?(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?: ?(\d{4}|\d{2}))?$/i;

function group(text: string, context: TimeContext): ParsedTime | undefined {
  const found = groupForm.exec(text);
  if (!found) return undefined;
  const [, day, hour, minute, second = '0', suffix, month = '', year] = found;
  const zone = zoneOf(suffix, context);
  if (!zone) return unreadable;
  const number = String(months.indexOf(month.toUpperCase() as 'JAN') + 1);
  const whole = year === undefined ? undefined : year.length === 2 ? `20${year}` : year;
  const at = (written: string) => wallFrom(written, number, day, hour, minute, second);
  return whole === undefined ? nearestYear(at, zone, context) : placed(at(whole), zone);
}

/** Without a year the one is meant that lies nearest to now. */
function nearestYear(at: (year: string) => Wall, zone: Zone, { now }: TimeContext): ParsedTime {
  const year = wallAt(zone.name, millisOf(now)).year;
  const options = [year - 1, year, year + 1].map((each) => at(String(each))).filter(isWall);
  const distance = (wall: Wall) =>
    Math.abs((momentsOf(zone.name, wall)[0] ?? Number.POSITIVE_INFINITY) - millisOf(now));
  const best = options.sort((a, b) => distance(a) - distance(b))[0];
  return best ? placed(best, zone) : { fault: 'noSuchDay' };
}

function clockOnly(text: string, context: TimeContext): ParsedTime | undefined {
  const found = /^(\d{2}):?(\d{2})(?::?(\d{2}))? ?([A-Z]{1,3})?$/i.exec(text);
  if (!found) return undefined;
  const zone = zoneOf(found[4], context);
  if (!zone) return unreadable;
  const { year, month, day } = wallAt(zone.name, millisOf(context.now));
  const wall = { year, month, day, hour: Number(found[1]), minute: Number(found[2]), second: Number(found[3] ?? 0) };
  if (!isWall(wall)) return unreadable;
  return onDay(wall, zone, dayShift(placed(wall, zone), context));
}

const halfDay = 12 * 3_600_000;

/** Days from today to the day meant. */
function dayShift(today: ParsedTime, { now, prefer }: TimeContext): number {
  if (!('instant' in today)) return 0;
  const ahead = millisOf(today.instant) - millisOf(now);
  if (prefer === 'future') return ahead < 0 ? 1 : 0;
  return ahead > (prefer === 'past' ? 0 : halfDay) ? -1 : 0;
}

function onDay(wall: Wall, zone: Zone, days: number): ParsedTime {
  const { year, month, day } = wallAt('UTC', Date.UTC(wall.year, wall.month - 1, wall.day + days));
  return placed({ ...wall, year, month, day }, zone);
}

function zoneOf(suffix: string | undefined, { zone, zones = [] }: TimeContext): Zone | undefined {
  if (!suffix) return zone;
  const wanted = suffix.toUpperCase();
  return [zulu, washington, zone, ...zones].find((each) => each.suffix === wanted);
}

const placed = (wall: Wall, zone: Zone): ParsedTime => (isWall(wall) ? inZone(wall, zone, '') : { fault: 'noSuchDay' });

function inZone(wall: Wall, zone: Zone, digits: string): ParsedTime {
  const moments = momentsOf(zone.name, wall).map((millis) => withFraction(millis, digits));
  const [first] = moments;
  if (first === undefined) return { fault: 'skipped' };
  return moments.length > 1 ? { choose: moments } : { instant: first };
}

/** `YYYY-MM-DD`, `22 NOV 2026`, `22NOV26`, `today`, `t-3d` as a date of the calendar, or nothing. */
export function parseDate(entry: string, context: TimeContext): string | undefined {
  const text = entry.trim().toUpperCase();
  const today = context.now.slice(0, 10);
  if (text === 'TODAY' || text === 'NOW') return today;
  const back = /^T([+-])(\d{1,4})D?$/.exec(text);
  if (back) return isoOf(millisOf(`${today}T00:00:00Z`) + Number(`${back[1]}${back[2]}`) * 86_400_000).slice(0, 10);
  const named = /^(\d{1,2}) ?([A-Z]{3}) ?(\d{4}|\d{2})$/.exec(text);
  const month = named ? months.indexOf(named[2] as 'JAN') + 1 : 0;
  const year = named?.[3]?.length === 2 ? `20${named[3]}` : named?.[3];
  const [, y, m, d] = named ? [text, year, String(month), named[1]] : (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []);
  const wall = wallFrom(y, m, d);
  return y && isWall(wall)
    ? `${y}-${String(wall.month).padStart(2, '0')}-${String(wall.day).padStart(2, '0')}`
    : undefined;
}

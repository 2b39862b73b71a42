import type { Cells } from './cells';

/** True for a day of the calendar; the parser thread loads no validator for this. */
const exists = (day: string) => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
};

const isoDay = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0{1,6})?)?Z?)?$/;
const slashed = /^\d{1,2}\/\d{1,2}\/\d{4}$/;

/** The day of a field: an ISO date, also with midnight behind it; any other order of its parts is refused, not guessed. */
export function day(cells: Cells, field: string, sentinels: readonly string[]): string {
  const value = cells.required(field);
  if (value.length > 40) cells.bad('DATE_FORMAT', field, value);
  if (slashed.test(value)) cells.bad('DATE_ORDER', field, value);
  const found = isoDay.exec(value)?.[1];
  if (!found || !exists(found)) return cells.bad('DATE_FORMAT', field, value);
  if (!sentinels.includes(found)) return found;
  cells.warn('DATE_SENTINEL', field, found);
  return cells.bad('REQUIRED', field, found);
}

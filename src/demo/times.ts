import { after } from '../../contracts/clock';

const minute = 60;
const hour = 60 * minute;

/** When cast and policies stand. */
export const beginning = '2005-01-03T12:00:00.000000Z';
/** Where the load ends and the play waits for somebody to watch. */
export const playBegins = '2013-03-04T03:30:00.000000Z';
/** After the last scripted step the demonstration goes on at real speed. */
export const playEnds = '2013-03-04T09:10:00.000000Z';

/** A day of the scenarios, which means noon, or a moment with its time of day, in 27 characters. */
export const moment = (text: string): string => {
  const whole = text.length === 10 ? `${text}T12:00:00Z` : text.length === 17 ? text.replace('Z', ':00Z') : text;
  return after(whole, 0);
};

export const minutesAfter = (instant: string, minutes: number) => after(instant, Math.round(minutes * minute));
export const hoursAfter = (instant: string, hours: number) => after(instant, Math.round(hours * hour));

import { after } from '../../contracts/clock';

/** An instant with six fraction digits, so that due times sort as text however somebody wrote them. */
export const instant = (given: string) => after(given, 0);

/** The beginning of a day in UTC. */
export const startOf = (date: string) => `${date}T00:00:00.000000Z`;

/** The last instant of a day in UTC: who has until a day has all of it. */
export const endOfDay = (date: string) => `${date}T23:59:59.999999Z`;

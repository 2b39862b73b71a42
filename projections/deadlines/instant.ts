import { after } from '../../contracts/clock';

/** An instant with six fraction digits, so that due times sort as text however somebody wrote them. */
export const instant = (given: string) => after(given, 0);

const oneDay = 86_400;
/** When a day given as `YYYY-MM-DD` is over, in UTC. */
export const endOfDay = (date: string) => after(`${date}T00:00:00Z`, oneDay);

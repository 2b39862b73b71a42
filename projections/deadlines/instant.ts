import { after } from '../../contracts/clock';

/** An instant with six fraction digits, so that due times sort as text however somebody wrote them. */
export const instant = (given: string) => after(given, 0);

const oneDay = 86_400;
/** The instant at which a day ends, in UTC: a date that is due or the last of a period counts whole. */
export const endOfDay = (date: string) => after(`${date}T00:00:00Z`, oneDay);

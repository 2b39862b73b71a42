import { after } from '../../contracts/clock';

/** An instant with six fraction digits, so that due times sort as text however somebody wrote them. */
export const instant = (given: string) => after(given, 0);

import type { Evidence, Subject } from '../../../contracts/kernel/groups';

/** A piece of evidence, and the text by which it is known to stand in an alert already. */
interface Cited {
  readonly key: string;
  readonly evidence: Evidence;
}

/** A condition that holds: about what, where, and on which evidence. */
export interface Finding {
  readonly subject: Subject & { readonly id: string };
  readonly crisisId?: string;
  readonly countries: readonly string[];
  readonly cited: readonly Cited[];
}

/** The subject of an alert: the crisis where there is one, else the watch on the country (domain.md §1.3). */
export const aboutCrisisOrCountry = (
  crisisId: string | undefined,
  country: string,
): Pick<Finding, 'subject' | 'crisisId'> =>
  crisisId === undefined
    ? { subject: { kind: 'countryWatch', id: country } }
    : { subject: { kind: 'crisis', id: crisisId }, crisisId };

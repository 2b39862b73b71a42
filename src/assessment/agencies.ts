import type { Issued } from '../../contracts/kernel/messages';
import type { Policies } from '../../contracts/policies';

/** Values of a refusal `INVALID_FIELDS` for the first agency that policy `organizations` does not list. */
export function agencyFault(agencies: readonly string[], { organizations }: Policies) {
  const known = new Set(organizations.value.map(({ code }) => code));
  const index = agencies.findIndex((agency) => !known.has(agency));
  return index >= 0 && { errors: [{ pointer: `/agencies/${index}`, rule: 'must be a code of policy organizations' }] };
}

/** Values of a refusal `OUTSIDE_SCOPE` for somebody who speaks for another agency than their own (domain.md §1.6). */
export const foreignAgency = (agency: string, { actor }: Pick<Issued, 'actor'>) =>
  agency !== actor.org && { errors: [{ pointer: '/agency', rule: 'is not your agency' }] };

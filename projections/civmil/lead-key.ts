import type { LeadAuthorityKeys } from '../../contracts/civmil/lead-authority';

/** What stands behind the category in the name of the record: both parts are keys (domain.md §2.11). */
export const leadKey = (data: Readonly<LeadAuthorityKeys>) => `${data.areaId}-${data.function}`;

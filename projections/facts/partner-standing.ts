import type { PartnerEvent } from '../../contracts/partners/partner-registry';
import { fact } from '../fact';

/** By partner: whether it is registered as local, and where it stands. */
export const partnerStanding = fact<PartnerEvent>()({
  name: 'partnerStanding',
  category: 'partner',
  keys: ({ data }) => [data.partnerId],
  blank: { local: false, status: 'registered' },
  on: {
    PartnerRegistered: (row, { data }) => ({ ...row, local: data.local }),
    PartnerStatusChanged: (row, { data }) => ({ ...row, status: data.to }),
  },
});

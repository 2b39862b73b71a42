import { after } from '../../contracts/clock';
import type { PartnerEvent } from '../../contracts/partners/partner-registry';
import { deadline } from '../deadline';

const thirtyDays = 30 * 86_400;

/** When a partner has to be vetted again: thirty days before the latest vetting ends. */
export const vettingExpiry = deadline<PartnerEvent>()({
  kind: 'vetting-expiry',
  category: 'partner',
  subject: ({ data }) => data.partnerId,
  on: {
    PartnerRegistered: ({ data }) => ({ note: { name: data.name } }),
    PartnerVetted: ({ data }) => ({
      armed: after(`${data.validUntil}T00:00:00Z`, -thirtyDays),
      note: { validUntil: data.validUntil },
    }),
  },
});

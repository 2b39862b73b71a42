import type { Known } from '../../contracts/kernel/messages';
import type { PartnerEvent } from '../../contracts/partners/partner-registry';
import { foldedRegister } from '../register';

type Noted = Known<PartnerEvent, 'RelationshipNoted'>;

/** What was noted of relationships with partners, one row per note. */
export const relationshipsRegister = foldedRegister<PartnerEvent>()({
  name: 'relationships',
  version: 1,
  category: null,
  readers: 'any',
  columns: {
    partnerId: 'text',
    kind: 'text',
    strength: 'text',
    agreementFrom: 'text',
    agreementTo: 'text',
    engagementId: 'text',
    country: 'text',
    notedBy: 'text',
    recordedAt: 'text',
    position: 'integer',
  },
  indexes: ['position', 'partnerId'],
  search: ['text'],
  keys: (event) => (event.type === 'RelationshipNoted' ? [event.data.noteId] : []),
  blank: null as Noted | null,
  on: { RelationshipNoted: (_, event) => event },
  show: (row) => {
    if (!row) return {};
    const { data, metadata, position } = row;
    return {
      partnerId: data.partnerId,
      kind: data.kind,
      strength: data.strength,
      agreementFrom: data.agreementPeriod?.from ?? null,
      agreementTo: data.agreementPeriod?.to ?? null,
      text: data.text,
      engagementId: data.engagementId ?? null,
      country: data.country ?? null,
      notedBy: metadata.actor.id,
      recordedAt: metadata.recordedAt,
      position,
    };
  },
});

import type { ChangeCoalition } from '../../contracts/partners/coalition';
import { coalition } from '../../src/partners/coalition';
import { scenario } from '../scenario';
import { formation, formed, idOf, otherPartnerId, partnerId } from './cases';

const { given } = scenario(coalition);
const { coalitionId } = formation;
const form = (more: object = {}) => ({ type: 'FormCoalition' as const, data: { ...formation, ...more } });
const nothing: ChangeCoalition = { coalitionId, join: [], leave: [], dissolved: false, reason: 'as agreed' };
const change = (more: Partial<ChangeCoalition> = {}) => ({
  type: 'ChangeCoalition' as const,
  data: { ...nothing, ...more },
});
const changed = (more: Partial<ChangeCoalition>, size: number) => ({
  type: 'CoalitionChanged' as const,
  data: { ...nothing, ...more, country: 'KEN', size },
});
const joins = { join: [{ partnerId: otherPartnerId, group: 'women' as const }] };

describe('forming a coalition', () => {
  it('is recorded once, and its id stays its own', () => {
    given().when(form()).records(formed);
    given(formed).when(form()).recordsNothing();
    given(formed)
      .when(form({ name: 'Other' }))
      .refuses('ALREADY_EXISTS');
  });
});

describe('changing a coalition', () => {
  it('counts the members after the change', () => {
    given(formed).when(change(joins)).records(changed(joins, 2));
    given(formed, changed(joins, 2))
      .when(change({ leave: [partnerId] }))
      .records(changed({ leave: [partnerId] }, 1));
    const again = { join: [{ partnerId, group: 'women' as const }] };
    given(formed).when(change(again)).records(changed(again, 1));
  });
  it('records a platform, the links of its network, and its end', () => {
    const document = { sha256: '0'.repeat(64), mediaType: 'application/pdf', name: 'points.pdf', bytes: 1 };
    const says = { platform: { title: 'Ten points', document }, networkLinks: 7 };
    given(formed).when(change(says)).records(changed(says, 1));
    given(formed)
      .when(change({ dissolved: true }))
      .records(changed({ dissolved: true }, 1));
  });
  it('records nothing where nothing changes', () => {
    given(formed).when(change()).recordsNothing();
    given(formed)
      .when(change({ join: [...formation.members], leave: [idOf(9)] }))
      .recordsNothing();
    given(formed, changed({ dissolved: true }, 1))
      .when(change({ dissolved: true }))
      .recordsNothing();
  });
  it('keeps its country and engagement', () => {
    const engaged = { type: 'CoalitionFormed' as const, data: { ...formation, engagementId: idOf(5) } };
    given(engaged)
      .when(change(joins))
      .records({ ...changed(joins, 2), data: { ...changed(joins, 2).data, engagementId: idOf(5) } });
  });
  it('refuses who joins and leaves at once, what is not there and what is dissolved', () => {
    given(formed)
      .when(change({ ...joins, leave: [otherPartnerId] }))
      .refuses('INVALID_FIELDS');
    given().when(change(joins)).refuses('NOT_FOUND');
    given(formed, changed({ dissolved: true }, 1))
      .when(change(joins))
      .refuses('RECORD_CLOSED');
  });
});

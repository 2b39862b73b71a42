import type { CapabilityEvent, RegisterCapability } from '../../contracts/assessment/capability';
import { capability } from '../../src/assessment/capability';
import { scenario } from '../scenario';
import { idOf } from './cases';

const { given } = scenario(capability);
const roster: RegisterCapability = {
  skillArea: 'mediation',
  itemId: idOf(1),
  holder: 'Standing mediation roster',
  holderKind: 'international',
  quantity: 6,
  readyInDays: 14,
  countries: ['KEN'],
  languages: ['swh'],
  verifiedAt: '2013-02-20',
};
const register = (data: RegisterCapability) => ({ type: 'RegisterCapability' as const, data });
const registered = (data: RegisterCapability, more: object = {}): CapabilityEvent => ({
  type: 'CapabilityRegistered',
  data: { ...data, ...more },
});

describe('a capability', () => {
  const fewer = { ...roster, quantity: 2 };

  it('is registered, once for the same content', () => {
    given().when(register(roster)).records(registered(roster));
    given(registered(roster)).when(register(roster)).recordsNothing();
  });

  it('is registered again with other content and tells what it was before', () =>
    given(registered(roster))
      .when(register(fewer))
      .records(registered(fewer, { previousQuantity: 6 })));

  it('of another holder tells nothing of the first', () => {
    const other = { ...roster, itemId: idOf(2), holder: 'University of Nairobi', holderKind: 'academic' as const };
    const { record } = capability.decide.RegisterCapability;
    const state = { skillArea: 'mediation', items: { [roster.itemId]: roster } };
    expect(record(other, state, {} as never, {} as never)[0]!.data).not.toHaveProperty('previousQuantity');
    given(registered(roster)).when(register(other)).records(registered(other));
  });

  it('needs an area that the installation lists', () => {
    given()
      .when(register({ ...roster, skillArea: 'mediation and more' }))
      .refuses('INVALID_FIELDS');
    given()
      .when(register({ ...roster, skillArea: 'planning' }))
      .records(registered({ ...roster, skillArea: 'planning' }));
  });
});

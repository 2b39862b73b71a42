import type { RecordDiplomaticContact } from '../../contracts/partners/diplomatic-contact';
import { diplomaticContact } from '../../src/partners/diplomatic-contact';
import { scenario } from '../scenario';
import { idOf, sealed, talk } from './cases';

const { given } = scenario(diplomaticContact);
const wish = (more: Partial<RecordDiplomaticContact> = {}) => ({
  type: 'RecordDiplomaticContact' as const,
  data: { ...talk, ...more },
});
const held = (more: Partial<RecordDiplomaticContact> = {}) => ({
  type: 'DiplomaticContactRecorded' as const,
  data: { ...talk, ...more },
});
const commitmentId = talk.commitments[0]!.commitmentId;
const settles = [{ commitmentId, kept: false, note: 'Nothing came.' }];
const next = { meetingId: idOf(410), commitments: [], settles };

describe('a talk with an actor', () => {
  it('is recorded once, whatever key seals it, and its id stays its own', () => {
    given().when(wish()).records(held());
    given(held())
      .when(wish({ message: sealed('m', 'k2') }))
      .recordsNothing();
    given(held())
      .when(wish({ message: sealed('n') }))
      .refuses('ALREADY_EXISTS');
  });
  it('may settle what was promised before, once', () => {
    given(held()).when(wish(next)).records(held(next));
    given(held(), held(next))
      .when(wish({ ...next, meetingId: idOf(411) }))
      .refuses('COMMITMENT_ALREADY_SETTLED');
    given(held())
      .when(wish({ ...next, settles: [...settles, ...settles] }))
      .refuses('COMMITMENT_ALREADY_SETTLED');
  });
  it('settles nothing that was never promised, nor what it brings itself', () => {
    given(held())
      .when(wish({ ...next, settles: [{ commitmentId: idOf(9), kept: true, note: 'x' }] }))
      .refuses('ITEM_UNKNOWN');
    given().when(wish({ settles })).refuses('ITEM_UNKNOWN');
  });
  it('gives each commitment an id of its own', () => {
    given(held())
      .when(wish({ meetingId: idOf(412) }))
      .refuses('ALREADY_EXISTS');
    given()
      .when(wish({ commitments: [...talk.commitments, ...talk.commitments] }))
      .refuses('ALREADY_EXISTS');
  });
  it('stays with the crisis that was named before', () => {
    const crisisId = idOf(420);
    given(held({ crisisId }))
      .when(wish(next))
      .records(held({ ...next, crisisId }));
  });
});

import type { EstablishForum, ForumEvent, RecordMeeting } from '../../contracts/decisions/forum';
import { startingPolicies } from '../../contracts/policies';
import { forum } from '../../src/decisions/forum';
import { isQuorum } from '../../src/decisions/quorum';
import { scenario } from '../scenario';
import { forumId, idOf, meetingId } from './decision-cases';

const { given } = scenario(forum);
const content: EstablishForum = {
  forumId,
  name: 'Policy Coordination Committee',
  kind: 'policyCoordinationCommittee',
  functions: ['policyDevelopment'],
  founding: 'NSPD-44',
  coChairs: [{ org: 'STATE' }],
  secretariat: 'STATE',
  members: [{ org: 'STATE', userId: 'user-dm1' }, { org: 'USAID' }, { org: 'DOD' }],
  partnerMembers: [],
  quorum: 2,
  reportsTo: 'Deputies Committee',
  closed: false,
};
const establish = (more: Partial<EstablishForum> = {}) => ({
  type: 'EstablishForum' as const,
  data: { ...content, ...more },
});
const joined = ['STATE user-dm1', 'USAID', 'DOD'];
const established = (more: object = {}): ForumEvent => ({
  type: 'ForumEstablished',
  data: { ...content, joined, left: [], ...more },
});
const closed = established({ closed: true, joined: [] });

describe('a forum', () => {
  it('stands with all its members as new ones, once', () => {
    given().when(establish()).records(established());
    given(established()).when(establish()).recordsNothing();
  });

  it('tells who joined and left', () => {
    const members = [{ org: 'STATE', userId: 'user-dm2' }, { org: 'USAID' }, { org: 'DOD', rank: 'O-6' }];
    given(established())
      .when(establish({ members, partnerMembers: ['p-1'] }))
      .records(
        established({
          members,
          partnerMembers: ['p-1'],
          joined: ['STATE user-dm2', 'partner p-1'],
          left: ['STATE user-dm1'],
        }),
      );
  });

  it('needs no more members than it has', () => {
    given()
      .when(establish({ quorum: 4 }))
      .refuses('QUORUM_IMPOSSIBLE');
    given()
      .when(establish({ quorum: 3 }))
      .records(established({ quorum: 3 }));
  });

  it('closes and stands again', () => {
    given(established())
      .when(establish({ closed: true }))
      .records(closed);
    given(established(), closed)
      .when(establish({ closed: true }))
      .recordsNothing();
    given(established(), closed)
      .when(establish({ closed: true, quorum: 3 }))
      .refuses('RECORD_CLOSED');
    given(established(), closed)
      .when(establish())
      .records(established({ joined: [] }));
    given()
      .when(establish({ closed: true }))
      .refuses('WRONG_STATE');
  });
});

describe('a meeting', () => {
  const meeting: RecordMeeting = {
    forumId,
    meetingId,
    status: 'held',
    at: '2013-03-05T09:00:00Z',
    agenda: [{ itemId: idOf(8), title: 'Observers', boards: ['crises'] }],
    attendance: [{ org: 'STATE' }, { org: 'DOD' }],
  };
  const record = (more: Partial<RecordMeeting> = {}) => ({
    type: 'RecordMeeting' as const,
    data: { ...meeting, ...more },
  });
  const recorded = (more: Partial<RecordMeeting>, quorumMet: boolean): ForumEvent => ({
    type: 'MeetingRecorded',
    data: { ...meeting, ...more, quorumMet },
  });

  it('tells whether its quorum was there', () => {
    given(established()).when(record()).records(recorded({}, true));
    const few = { attendance: [{ org: 'STATE' }, { org: 'NSC' }] };
    given(established()).when(record(few)).records(recorded(few, false));
  });

  it('is recorded anew with other content, not with the same', () => {
    const planned = { status: 'scheduled' as const, attendance: [] };
    given(established()).when(record(planned)).records(recorded(planned, false));
    given(established(), recorded(planned, false)).when(record(planned)).recordsNothing();
    given(established(), recorded(planned, false)).when(record()).records(recorded({}, true));
  });

  it('needs a forum that stands', () => {
    given().when(record()).refuses('NOT_FOUND');
    given(established(), closed).when(record()).refuses('RECORD_CLOSED');
  });
});

describe('a quorum', () => {
  const seats = (...orgs: readonly string[]) => orgs.map((org) => ({ org }));
  const met = (members: readonly string[], quorum: number, ...came: readonly string[]) =>
    isQuorum({ members: seats(...members), quorum }, seats(...came), startingPolicies);

  it('is a majority of the members where the forum says nothing of its own', () => {
    const members = ['STATE', 'USAID', 'DOD', 'NSC'];
    expect(met(members, 0, 'STATE', 'USAID')).toBe(false);
    expect(met(members, 0, 'STATE', 'USAID', 'DOD')).toBe(true);
    expect(met(members, 1, 'STATE')).toBe(true);
    expect(met([], 0)).toBe(false);
  });
  it('counts each seat once, and nobody from outside', () => {
    expect(met(['STATE', 'USAID', 'DOD'], 2, 'STATE', 'STATE', 'NSC')).toBe(false);
    expect(met(['STATE', 'STATE', 'DOD'], 2, 'STATE', 'STATE')).toBe(true);
  });
});

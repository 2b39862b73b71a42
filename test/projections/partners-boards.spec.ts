import { partnerStanding } from '../../projections/facts/partner-standing';
import { coalitionsBoard } from '../../projections/partners/coalitions-board';
import { contactsBoard } from '../../projections/partners/contacts-board';
import { initiativesBoard } from '../../projections/partners/initiatives-board';
import { partnersBoard } from '../../projections/partners/partners-board';
import { variant } from './clocks';
import { folded, recorded, shown, withoutClock } from './folding';
import { golden, goldenOf } from './golden';

describe('board partners', () => {
  withoutClock();
  const registered = goldenOf('PartnerRegistered');
  const partnerId = String(registered.data.partnerId);
  const row = (...events: Parameters<typeof shown>[1]) => shown(partnersBoard, events)[partnerId];

  it('shows who a partner is, its latest vetting, its relationship and its work', () => {
    expect(row(...golden)).toEqual({
      name: 'Coast Youth Network',
      kind: 'civilSociety',
      local: true,
      countries: ['KEN'],
      vetting: 'clear',
      vettedFor: 'award',
      validUntil: '2014-03-01',
      strength: 'working',
      lastContactAt: goldenOf('RelationshipNoted').metadata.effectiveAt,
      agreements: 1,
      status: 'registered',
      mergedInto: null,
      activities: 1,
    });
  });
  it('counts notes and activities by their ids, and takes the latest word', () => {
    const note = goldenOf('RelationshipNoted');
    const contact = variant(
      'RelationshipNoted',
      { noteId: 'n2', kind: 'contact', strength: 'strained' },
      '2013-03-01T00:00:00.000000Z',
    );
    const again = variant('PartnerActivityReported', { status: 'completed' });
    expect(row(registered, note, note, contact, goldenOf('PartnerActivityReported'), again)).toMatchObject({
      agreements: 1,
      strength: 'strained',
      lastContactAt: note.metadata.effectiveAt,
      activities: 1,
    });
    const vetted = variant('PartnerVetted', { vettingId: 'v2', result: 'failed', validUntil: '2013-04-01' });
    expect(row(registered, goldenOf('PartnerVetted'), vetted)).toMatchObject({
      vetting: 'failed',
      validUntil: '2013-04-01',
    });
  });
  it('shows where a partner stands, as the fact for other records does', () => {
    const status = (to: string) => recorded(registered.stream, 'PartnerStatusChanged', { partnerId, to, from: 'x' });
    expect(row(registered, status('suspended'))).toMatchObject({ status: 'suspended' });
    const fact = (...events: Parameters<typeof shown>[1]) => folded(partnerStanding, events).get(partnerId);
    expect(fact(registered)).toEqual({ local: true, status: 'registered' });
    expect(fact(registered, status('suspended'))).toEqual({ local: true, status: 'suspended' });
    expect(fact(registered, variant('PartnerRegistered', { local: false }))).toEqual({
      local: false,
      status: 'registered',
    });
  });
});

describe('board coalitions', () => {
  withoutClock();
  const formed = goldenOf('CoalitionFormed');
  const changed = goldenOf('CoalitionChanged');
  const row = (...events: Parameters<typeof shown>[1]) => Object.values(shown(coalitionsBoard, events))[0];

  it('shows the divides it bridges, its members, links and platform', () => {
    const [first, second] = [
      ...(formed.data.members as { partnerId: string }[]),
      ...(changed.data.join as { partnerId: string }[]),
    ];
    expect(row(formed, changed)).toMatchObject({
      name: 'Coast peace table',
      country: 'KEN',
      dividesBridged: [{ between: 'Muslim clerics', and: 'Pentecostal pastors' }],
      members: [first, second],
      groups: ['youth', 'religiousLeaders'],
      networkLinks: 7,
      platform: 'Ten points for calm',
      state: 'formed',
    });
    const leaves = { join: [], leave: [first!.partnerId], platform: undefined, networkLinks: undefined };
    expect(row(formed, changed, variant('CoalitionChanged', leaves))).toMatchObject({
      members: [second],
      networkLinks: 7,
      platform: 'Ten points for calm',
    });
    const regrouped = { join: [{ partnerId: first!.partnerId, group: 'women' }] };
    expect(row(formed, variant('CoalitionChanged', regrouped)).members).toEqual(regrouped.join);
  });
  it('shows when it is dissolved', () => {
    expect(row(formed, variant('CoalitionChanged', { join: [], dissolved: true }))).toMatchObject({
      state: 'dissolved',
    });
  });
});

describe('board initiatives', () => {
  withoutClock();
  const [proposed, launched, worked] = ['InitiativeProposed', 'InitiativeLaunched', 'ActivityRecorded'].map(goldenOf);
  const row = (...events: Parameters<typeof shown>[1]) => Object.values(shown(initiativesBoard, events))[0];

  it('shows the place no more exactly than it may be', () => {
    const country = { country: 'KEN', pcode: null, name: null, latitude: null, longitude: null, precision: 'country' };
    expect(row(proposed!).place).toEqual(country);
    expect(row(proposed!, launched!).place).toEqual({ ...country, precision: 'admin1' });
    const open = variant('InitiativeLaunched', { doNoHarm: { placeMayBeShown: 'exact', risks: 'none' } });
    expect(row(proposed!, open).place).toEqual({ ...(proposed!.data.place as object) });
  });
  it('sums what was done, each activity once', () => {
    const second = variant(
      'ActivityRecorded',
      {
        activityId: 'a2',
        kind: 'dialogue',
        participants: { total: 10, female: 5, male: 5, youth: 1, firstTime: 0 },
        groupCounts: [{ group: 'youth', count: 1 }],
      },
      '2013-03-01T00:00:00.000000Z',
    );
    expect(row(proposed!, launched!, worked!, worked!, second)).toMatchObject({
      state: 'running',
      from: '2013-02-01',
      to: '2013-05-31',
      activities: 2,
      byKind: { training: 1, dialogue: 1 },
      participants: 34,
      participantsByGroup: { youth: 21, women: 13 },
      firstTime: 18,
      lastActivityAt: worked!.metadata.effectiveAt,
      openConcerns: 0,
      suspendActivity: false,
    });
  });
  it('shows concerns, the instruction to suspend, and how it ended', () => {
    expect(row(proposed!)).toMatchObject({ state: 'proposed', openConcerns: 0 });
    const calm = variant('SafetyConcernRaised', { concernId: 'c2', suspendActivity: false });
    expect(row(proposed!, goldenOf('SafetyConcernRaised'), calm)).toMatchObject({
      openConcerns: 2,
      suspendActivity: true,
    });
    expect(row(...golden)).toMatchObject({ state: 'handedOver' });
  });
});

describe('board contacts', () => {
  withoutClock();
  const talk = goldenOf('DiplomaticContactRecorded');
  const made = (talk.data.commitments as { commitmentId: string; dueAt: string }[])[0]!;
  const row = (...events: Parameters<typeof shown>[1]) => Object.values(shown(contactsBoard, events))[0];
  const later = (more: object) =>
    variant('DiplomaticContactRecorded', { commitments: [], heldAt: '2013-03-04T09:00:00Z', ...more });

  it('shows the talk held last and what is promised', () => {
    expect(row(talk)).toEqual({
      country: 'KEN',
      actorRole: 'spoiler',
      channel: 'backChannel',
      lastHeldAt: '2013-03-03T15:00:00Z',
      openCommitments: 1,
      keptCommitments: 0,
      brokenCommitments: 0,
      nextDue: '2013-03-05',
    });
    expect(row(talk, later({ channel: 'public' }))).toMatchObject({ channel: 'public' });
    expect(row(talk, later({ channel: 'public', heldAt: '2013-03-01T09:00:00Z' }))).toMatchObject({
      channel: 'backChannel',
      lastHeldAt: '2013-03-03T15:00:00Z',
    });
  });
  it.each([
    [true, { keptCommitments: 1, brokenCommitments: 0 }],
    [false, { keptCommitments: 0, brokenCommitments: 1 }],
  ])('counts a commitment that was settled, kept %s', (kept, counts) => {
    const settles = [{ commitmentId: made.commitmentId, kept, note: 'seen' }];
    const more = { commitments: [{ ...made, commitmentId: 'c9', dueAt: '2013-04-01' }] };
    expect(row(talk, later({ settles, ...more }))).toMatchObject({
      ...counts,
      openCommitments: 1,
      nextDue: '2013-04-01',
    });
    expect(row(talk, later({ settles }))).toMatchObject({ openCommitments: 0, nextDue: null });
  });
  it('holds no sealed text', () => expect(JSON.stringify(row(talk))).not.toContain('$sealed'));
});

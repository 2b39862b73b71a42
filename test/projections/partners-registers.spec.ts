import type { RecordedEvent } from '../../contracts/event-log';
import { activitiesRegister } from '../../projections/partners/activities-register';
import { relationshipsRegister } from '../../projections/partners/relationships-register';
import { clock, variant } from './clocks';
import { recorded, shown, withoutClock } from './folding';
import { goldenOf } from './golden';

describe('register activities', () => {
  withoutClock();
  const worked = goldenOf('ActivityRecorded');
  const reported = goldenOf('PartnerActivityReported');
  const rows = (...events: readonly RecordedEvent[]) => shown(activitiesRegister, events);

  it('shows an activity of an initiative at the precision that may be shown', () => {
    expect(rows(worked)[String(worked.data.activityId)]).toMatchObject({
      origin: 'own',
      kind: 'training',
      title: 'Operators trained',
      country: 'KEN',
      place: { country: 'KEN', name: null, latitude: null, precision: 'admin1' },
      from: '2013-02-10',
      to: '2013-02-12',
      participants: 24,
      milestone: 1,
      ownerId: worked.data.localOwnerId,
      engagementId: worked.data.engagementId,
    });
    expect(JSON.stringify(rows(worked))).not.toContain('Kilifi');
  });
  it('shows what a partner reports, as reported last', () => {
    const later = variant('PartnerActivityReported', { status: 'completed', reached: 380 });
    const [key] = Object.keys(rows(reported));
    expect(Object.keys(rows(reported, later))).toEqual([key]);
    expect(rows(reported, later)[key!]).toMatchObject({
      origin: 'reported',
      sector: 'Protection',
      status: 'completed',
      participants: 380,
      targeted: 400,
      ownerId: reported.data.partnerId,
      place: { name: 'Kilifi' },
      source: 'hxl3w',
    });
  });
  it('keeps activities of two partners apart that have the same key', () => {
    expect(Object.keys(rows(reported, variant('PartnerActivityReported', { partnerId: 'p2' })))).toHaveLength(2);
  });
  it('has no row for what was struck', () => expect(rows()).toEqual({}));
});

describe('register relationships', () => {
  withoutClock();
  const noted = goldenOf('RelationshipNoted');
  const rows = (...events: readonly RecordedEvent[]) => shown(relationshipsRegister, events);

  it('shows a note with its text, and as corrected', () => {
    const key = String(noted.data.noteId);
    expect(rows(noted)[key]).toMatchObject({
      partnerId: noted.data.partnerId,
      kind: 'agreement',
      strength: 'working',
      agreementFrom: '2013-03-01',
      agreementTo: '2014-02-28',
      text: 'They share incident reports with us.',
      country: 'KEN',
      notedBy: noted.metadata.actor.id,
      position: noted.position,
    });
    expect(rows(variant('RelationshipNoted', { text: 'Otherwise.' }))[key]).toMatchObject({ text: 'Otherwise.' });
    expect(relationshipsRegister.search).toEqual(['text']);
  });
  it('hears nothing else of a partner', () => expect(rows(goldenOf('PartnerVetted'))).toEqual({}));
});

describe('clocks of partners', () => {
  withoutClock();
  const vetted = goldenOf('PartnerVetted');
  const launched = goldenOf('InitiativeLaunched');
  const talk = goldenOf('DiplomaticContactRecorded');

  it('vetting-expiry runs thirty days ahead of the latest vetting', () => {
    const due = (...events: readonly RecordedEvent[]) => clock('vetting-expiry', vetted.data.partnerId, ...events);
    expect(due(goldenOf('PartnerRegistered'), vetted)).toMatchObject({
      dueAt: '2014-01-30T00:00:00.000000Z',
      countries: ['KEN'],
      note: { name: 'Coast Youth Network', validUntil: '2014-03-01' },
    });
    expect(due(vetted, variant('PartnerVetted', { validUntil: '2015-03-01' }))?.dueAt).toBe(
      '2015-01-30T00:00:00.000000Z',
    );
    expect(due(goldenOf('PartnerRegistered'))?.dueAt).toBeUndefined();
  });
  it('initiative-end runs through the last day, until it is concluded', () => {
    const due = (...events: readonly RecordedEvent[]) => clock('initiative-end', launched.data.initiativeId, ...events);
    expect(due(launched)).toMatchObject({ dueAt: '2013-05-31T23:59:59.999999Z', crisisId: launched.data.crisisId });
    expect(due(launched, goldenOf('InitiativeConcluded'))?.dueAt).toBeUndefined();
    expect(due(variant('InitiativeLaunched', { period: { from: '2013-02-01' } }))?.dueAt).toBeUndefined();
  });
  it('actor-commitment runs for each commitment until that is settled', () => {
    const { contactId } = talk.data;
    const made = (id: string, dueAt: string) => ({ commitmentId: id, dueAt, text: 'x' });
    const two = variant('DiplomaticContactRecorded', {
      commitments: [made('c1', '2013-03-05'), made('c2', '2013-03-09')],
    });
    const settled = recorded(talk.stream, 'DiplomaticContactRecorded', {
      ...talk.data,
      commitments: [],
      settles: [{ commitmentId: 'c1', kept: true, note: 'seen' }],
    });
    const due = (id: string, ...events: readonly RecordedEvent[]) =>
      clock('actor-commitment', `${contactId}~${id}`, ...events);
    expect(due('c1', two)).toMatchObject({ dueAt: '2013-03-05T23:59:59.999999Z', note: { contactId } });
    expect(due('c2', two, settled)?.dueAt).toBe('2013-03-09T23:59:59.999999Z');
    expect(due('c1', two, settled)?.dueAt).toBeUndefined();
    expect(due('c1', settled)).toBeUndefined();
  });
});

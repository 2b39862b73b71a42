import type { Reader } from '../../../contracts/scope';
import { Corrections } from '../../../src/platform/corrections';
import { uuid7 } from '../../../src/platform/derive';
import { Send } from '../../../src/platform/send';
import { startApp, type TestApp } from '../../app';
import { formation, registration, talk } from '../../partners/cases';

jest.setTimeout(60_000);

describe('what a category of records asks of its sender', () => {
  let server: TestApp;
  const [own, other] = [uuid7(), uuid7()];
  beforeAll(async () => {
    server = await startApp({ log: 'memory' });
    for (const partnerId of [own, other])
      expect(await send('program-officer', 'RegisterPartner', { ...registration, partnerId })).toBe('recorded');
  });
  afterAll(() => server.close());

  const plain = { org: 'STATE', compartments: [], clearance: 'UNCLASSIFIED' as const, rightsVersion: 1 };
  /** What becomes of a command: recorded, or the code it is refused with. */
  async function send(role: string, type: string, data: object, rights: Partial<Reader> = {}) {
    const reader: Reader = { ...plain, userId: `user-${role}`, roles: [role], ...rights };
    const actor = { id: reader.userId, role, org: reader.org };
    const sent = server.app.get(Send).command(type, data, { commandId: uuid7(), actor }, reader);
    return sent.then(
      () => 'recorded',
      (refusal: { code: string }) => refusal.code,
    );
  }
  const asPartner = (type: string, data: object, partnerId: string | undefined = own) =>
    send('partner', type, data, partnerId === '' ? {} : { partnerId });

  const report = (partnerId: string) => ({
    partnerId,
    activityKey: 'a-1',
    title: 'Dialogue',
    sector: 'Protection',
    place: { country: 'KEN', precision: 'country' },
    status: 'ongoing',
    period: { from: '2026-11-01' },
  });
  const coalition = (members: readonly string[]) => ({
    ...formation,
    coalitionId: uuid7(),
    members: members.map((partnerId) => ({ partnerId, group: 'youth' })),
  });

  it('a partner acts for its own organization only', async () => {
    expect(await asPartner('ReportPartnerActivity', report(own))).toBe('recorded');
    expect(await asPartner('ReportPartnerActivity', report(other))).toBe('OUTSIDE_SCOPE');
    expect(await asPartner('ReportPartnerActivity', report(own), '')).toBe('OUTSIDE_SCOPE');
    expect(await send('desk-analyst', 'ReportPartnerActivity', report(other))).toBe('recorded');
  });

  it('naming another partner is a reference, as long as the own organization takes part', async () => {
    const both = coalition([own, other]);
    expect(await asPartner('FormCoalition', both)).toBe('recorded');
    expect(await asPartner('FormCoalition', coalition([other]))).toBe('OUTSIDE_SCOPE');
    const change = { coalitionId: both.coalitionId, join: [], leave: [own], dissolved: false, reason: 'leaves' };
    expect(await asPartner('ChangeCoalition', change)).toBe('recorded');
    expect(await asPartner('ChangeCoalition', { ...change, leave: [other] })).toBe('OUTSIDE_SCOPE');
  });

  it('corrects no report of another organization', async () => {
    const events = (await server.events()).filter(({ type }) => type === 'PartnerActivityReported');
    const stranger: Reader = { ...plain, userId: 'user-partner', roles: ['partner'], partnerId: uuid7() };
    expect(events).not.toEqual([]);
    for (const { stream, id } of events) {
      const data = { stream, targetEventId: id, reason: 'a slip', corrections: [{ pointer: '/title', value: '"X"' }] };
      expect(await correct(data, stranger)).toBe('OUTSIDE_SCOPE');
    }
    const mine = events.find(({ data }) => (data as { partnerId?: string }).partnerId === own)!;
    const data = {
      stream: mine.stream,
      targetEventId: mine.id,
      reason: 'a slip',
      corrections: [{ pointer: '/title', value: '"X"' }],
    };
    expect(await correct(data, { ...stranger, partnerId: own })).toBe('recorded');
  });
  const correct = (data: object, reader: Reader) => {
    const actor = { id: reader.userId, role: 'partner', org: reader.org };
    return server.app
      .get(Corrections)
      .record('CorrectEvent', data as never, {
        issued: { commandId: uuid7(), actor, at: '2026-12-01T00:00:00.000000Z', realm: 'live' },
        reader,
      })
      .then(
        () => 'recorded',
        (refusal: { code: string }) => refusal.code,
      );
  };

  it('a talk with an actor lies inside its compartment, whatever the sender says', async () => {
    const data = { ...talk, contactId: uuid7(), actor: 'a general', message: 'Stop.', response: 'We will.' };
    const said = { ...data, commitments: [{ ...talk.commitments[0]!, text: 'No more raids.' }] };
    const inside = { compartments: ['diplomatic'] };
    expect(await send('desk-analyst', 'RecordDiplomaticContact', said)).toBe('COMPARTMENT_REQUIRED');
    expect(await send('desk-analyst', 'RecordDiplomaticContact', said, inside)).toBe('recorded');
    expect(await send('desk-analyst', 'RecordDiplomaticContact', said, inside)).toBe('recorded');
    const recorded = (await server.events()).filter(({ type }) => type === 'DiplomaticContactRecorded');
    expect(recorded).toHaveLength(1);
    expect(recorded[0]!.metadata.handling).toEqual({ classification: 'UNCLASSIFIED', compartments: ['diplomatic'] });
    expect(JSON.stringify(recorded)).not.toMatch(/general|Stop|raids/);
    // Whoever lacks the compartment is told so by the command, whether or not the record exists (trust.md §6.5).
    expect(await send('desk-analyst', 'RecordDiplomaticContact', { ...said, meetingId: uuid7() })).toBe(
      'COMPARTMENT_REQUIRED',
    );
  });
});

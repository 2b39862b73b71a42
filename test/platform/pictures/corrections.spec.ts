import { startingPolicies } from '../../../contracts/policies';
import { crisesBoard } from '../../../projections/watch/crises-board';
import { uuid7 } from '../../../src/platform/derive';
import { MemoryPicture } from '../../../src/platform/pictures/memory-picture';
import { startApp, type TestApp } from '../../app';
import type { Client } from '../../client';
import { crisisOf, severityOf, signalOf, updateOf } from '../../matter';

jest.setTimeout(60_000);

describe.each(['sqlite', 'memory'] as const)('a correction over a log in %s', (log) => {
  let server: TestApp;
  let officer: Client;
  beforeAll(async () => {
    server = await startApp({ log });
    ({ officer } = server);
  });
  afterAll(() => server.close());

  const correct = (stream: string, targetEventId: string, pointer: string, value: unknown) =>
    officer.attempt('CorrectEvent', {
      stream,
      targetEventId,
      corrections: [{ pointer, value: JSON.stringify(value) }],
      reason: 'typing error',
    });
  const retract = (stream: string, targetEventId: string, by = officer) =>
    by.attempt('RetractEvent', { stream, targetEventId, reason: 'did not happen' });
  const eventsOf = async (stream: string) => (await server.events()).filter((event) => event.stream === stream);
  const opened = async () => {
    const crisisId = uuid7();
    await officer.command('OpenCrisis', { ...crisisOf(crisisId, ['KEN']), title: 'Electoral violense' });
    const [event] = await eventsOf(`crisis-${crisisId}`);
    return { crisisId, stream: `crisis-${crisisId}`, event: event! };
  };
  const reported = async (more: object = {}) => {
    const signal = signalOf('KEN', { headline: 'Stones at Mombassa', ...more });
    const { position } = await officer.command('ReportSignal', signal);
    const stream = `signal-${signal.signalId}`;
    return { signalId: signal.signalId, stream, position, event: (await eventsOf(stream))[0]! };
  };
  const hits = async (q: string, after: number) =>
    (await officer.register('signals', { q, after })).rows.map(({ key }) => key);

  it('changes the row of a board, on every window, and keeps the original in history', async () => {
    const { crisisId, stream, event } = await opened();
    await officer.command('PostSituationUpdate', updateOf(crisisId, 'Crowds gather.'));
    const before = await officer.board('crises', event.position + 1);
    const window = await officer.live('crises');
    const { status, body } = await correct(stream, event.id, '/title', 'Electoral violence');
    expect(status).toBe(201);
    await window.reached('crises', body.position);
    const { rows } = await officer.board('crises', body.position);
    expect(rows[crisisId]!.title).toBe('Electoral violence');
    expect(rows[crisisId]).toEqual({ ...before.rows[crisisId], title: 'Electoral violence' });
    expect(window.board('crises').rows.get(crisisId)).toEqual(rows[crisisId]);
    const shown = await officer.get(`/events/${event.position}`);
    expect(shown.body).toMatchObject({ data: { title: 'Electoral violense' }, correctedBy: [body.position] });

    // The same events folded up to the position before are the row as it was.
    const picture = new MemoryPicture({ ...crisesBoard, name: 'earlier' });
    for (const one of (await server.events()).filter(({ position }) => position < body.position))
      picture.apply(one, { policies: startingPolicies });
    expect(picture.rows.get(crisisId)!.shown).toEqual(before.rows[crisisId]);
  });

  it('takes effect again when the corrected value is corrected', async () => {
    const { crisisId, stream, event } = await opened();
    await correct(stream, event.id, '/title', 'First');
    await correct(stream, event.id, '/leadDesk', 'EUR');
    const { body } = await correct(stream, event.id, '/title', 'Second');
    expect((await officer.board('crises', body.position)).rows[crisisId]).toMatchObject({
      title: 'Second',
      leadDesk: 'EUR',
    });
    expect((await officer.get(`/events/${event.position}`)).body.correctedBy).toHaveLength(3);
  });

  it('changes the row of a register and what is found', async () => {
    const { signalId, stream, position, event } = await reported({ headline: 'Stones at Mombassa', text: 'narrative' });
    await officer
      .command('GradeSignal', { signalId, reliability: 'B', credibility: '2', rationale: 'x' })
      .catch(() => {});
    expect(await hits('mombassa', position)).toEqual([signalId]);
    const { body } = await correct(stream, event.id, '/headline', 'Stones at Mombasa');
    expect(await hits('mombassa', body.position)).toEqual([]);
    expect(await hits('mombasa', body.position)).toEqual([signalId]);
    expect(await hits('narrative mombasa', body.position)).toEqual([signalId]);
    const { rows } = await officer.register('signals', { f: JSON.stringify({ sourceType: 'mediaReport' }) });
    expect(rows.find(({ key }) => key === signalId)!.row.headline).toBe('Stones at Mombasa');
    const told = await officer.register('timeline', { f: JSON.stringify({ stream }), after: body.position });
    const original = told.rows.find(({ row }) => row.type === 'SignalReported');
    expect(original?.row.correctedBy).toBe(body.position);
  });

  it('corrects a member inside a group', async () => {
    const { signalId, stream, event } = await reported();
    const { status, body } = await correct(stream, event.id, '/place/name', 'Likoni ferry');
    expect(status).toBe(201);
    expect(await hits('likoni', body.position)).toEqual([signalId]);
  });

  it('strikes: the row is gone, found no more, and counted no more', async () => {
    const { crisisId } = await opened();
    const { signalId, stream, position, event } = await reported({ headline: 'Struckword report', crisisId });
    expect((await officer.board('crises', position)).rows[crisisId]!.signals).toBe(1);
    expect(await hits('struckword', position)).toEqual([signalId]);
    const { body } = await retract(stream, event.id);
    expect((await officer.board('crises', body.position)).rows[crisisId]!.signals).toBe(0);
    expect(await hits('struckword', body.position)).toEqual([]);
    const { rows } = await officer.register('signals', { after: body.position });
    expect(rows.map(({ key }) => key)).not.toContain(signalId);
    expect((await officer.get(`/events/${event.position}`)).body).toMatchObject({
      struckBy: body.position,
      data: { headline: 'Struckword report' },
    });
    const again = await retract(stream, event.id);
    expect([again.status, (await eventsOf(stream)).length]).toEqual([201, 2]);
    expect((await correct(stream, event.id, '/headline', 'x')).body.code).toBe('NOT_CORRECTABLE');
  });

  it('is repeat-safe', async () => {
    const { stream, event } = await opened();
    const data = {
      stream,
      targetEventId: event.id,
      corrections: [{ pointer: '/title', value: '"Once"' }],
      reason: 'x',
    };
    const id = uuid7();
    const answers = await Promise.all(Array.from({ length: 5 }, () => officer.attempt('CorrectEvent', data, { id })));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await eventsOf(stream)).toHaveLength(2);
    const other = await officer.attempt('CorrectEvent', { ...data, reason: 'another' }, { id });
    expect(other.body.code).toBe('COMMAND_ID_REUSED');
  });

  it('changes no key, state, sealed value, reference or money, and nothing to what its field does not take', async () => {
    const { crisisId, stream, event } = await opened();
    const { stream: signal, event: report } = await reported({ crisisId });
    const code = async (of: string, id: string, pointer: string, value: unknown) =>
      (await correct(of, id, pointer, value)).body.code;
    const on = {
      crisis: (pointer: string, value: unknown) => code(stream, event.id, pointer, value),
      signal: (pointer: string, value: unknown) => code(signal, report.id, pointer, value),
    };
    expect([
      await on.crisis('/crisisId', uuid7()),
      await on.crisis('/countries', ['HND']),
      await on.crisis('/countries/0', 'HND'),
      await on.crisis('/severity', 1),
      await on.crisis('/status', 'active'),
      await on.crisis('/fromAlertId', uuid7()),
      await on.signal('/text', 'x'),
      await on.signal('/crisisId', uuid7()),
      await on.signal('/country', 'HND'),
      await on.signal('/place', { country: 'HND', precision: 'country' }),
      await on.signal('/place/country', 'HND'),
      await on.signal('/external', { source: 'a', key: 'b', version: '1', batchId: uuid7() }),
      await on.crisis('/nothing', 1),
    ]).toEqual(Array.from({ length: 13 }, () => 'NOT_CORRECTABLE'));
    expect([
      await on.crisis('/title', 7),
      await on.crisis('/title', ''),
      await on.crisis('/kind', 'war'),
      await on.signal('/place/name', ''),
      await on.signal('/displaced', -1),
    ]).toEqual(Array.from({ length: 5 }, () => 'INVALID_FIELDS'));
    const unparsed = await officer.attempt('CorrectEvent', {
      stream,
      targetEventId: event.id,
      corrections: [{ pointer: '/title', value: 'no JSON' }],
      reason: 'x',
    });
    expect(unparsed.body.code).toBe('INVALID_FIELDS');
    expect(await eventsOf(stream)).toHaveLength(1);
  });

  it('is refused where the event bears no mark, is unknown, or lies out of reach', async () => {
    const { crisisId, stream, event } = await opened();
    await officer.command('ChangeCrisisSeverity', severityOf(crisisId, 4));
    const change = (await eventsOf(stream))[1]!;
    expect((await correct(stream, change.id, '/rationale', 'x')).body.code).toBe('NOT_CORRECTABLE');
    expect((await retract(stream, event.id)).body.code).toBe('NOT_CORRECTABLE');
    expect((await correct(stream, uuid7(), '/title', 'x')).body.code).toBe('ITEM_UNKNOWN');
    expect((await correct(`crisis-${uuid7()}`, event.id, '/title', 'x')).body.code).toBe('NOT_FOUND');
    expect((await correct('nothing', event.id, '/title', 'x')).body.code).toBe('NOT_FOUND');
    const hnd = await server.signUp({ login: `hnd-${log}`, roles: ['watch-officer'], countries: ['HND'] });
    expect((await retract(stream, event.id, hnd)).body.code).toBe('NOT_FOUND');
    const { stream: signal, event: report } = await reported();
    const other = await server.signUp({ login: `other-${log}`, roles: ['watch-officer'] });
    expect((await retract(signal, report.id, other)).body.code).toBe('RETRACTION_NOT_PERMITTED');
    const maker = await server.signUp({ login: `maker-${log}`, roles: ['decision-maker'] });
    expect((await retract(signal, report.id, maker)).body.code).toBe('ROLE_NOT_ALLOWED');
    expect(
      (await server.stranger().attempt('RetractEvent', { stream: signal, targetEventId: report.id, reason: 'x' }))
        .status,
    ).toBe(401);
  });

  it('can be tried, and nothing is recorded', async () => {
    const { stream, event } = await opened();
    const head = await server.log.head();
    const corrections = [{ pointer: '/title', value: '"Tried"' }];
    const { events, refusals } = await officer.dryRun('CorrectEvent', {
      stream,
      targetEventId: event.id,
      corrections,
      reason: 'x',
    });
    expect([events.map(({ type }) => type), refusals]).toEqual([['EventCorrected'], []]);
    const refused = await officer.dryRun('RetractEvent', { stream, targetEventId: event.id, reason: 'x' });
    expect(refused.refusals.map(({ code }) => code)).toEqual(['NOT_CORRECTABLE']);
    expect(await server.log.head()).toBe(head);
  });
});

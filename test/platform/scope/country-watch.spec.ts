import { uuid7 } from '../../../src/platform/derive';
import { startApp, type TestApp } from '../../app';
import type { Client } from '../../client';
import { alertOf } from '../../matter';
import { reviewing, score } from '../../watch/country-watch-cases';

jest.setTimeout(60_000);

/** A watch is named by its country, so the name is checked like any country that a command gives. */
describe('the scope of a country watch', () => {
  let server: TestApp;
  let ken: Client;
  let analyst: Client;
  beforeAll(async () => {
    server = await startApp({ log: 'memory' });
    const roles = ['desk-analyst', 'watch-officer'];
    ken = await server.signUp({ login: 'ken', roles, countries: ['KEN'] });
    analyst = await server.signUp({ login: 'analyst', roles });
  });
  afterAll(() => server.close());

  const scoreOf = (watchId: string) => ({ ...score, watchId, scoreId: uuid7() });
  const reviewOf = (watchId: string, countries: readonly string[]) => ({
    ...reviewing,
    watchId,
    countries,
    spillovers: [],
    reviewBy: new Date().toISOString().slice(0, 10),
  });
  const codeOf = async (sender: Client, type: string, data: object) => (await sender.attempt(type, data)).body.code;

  it('lets nobody record a score of a state outside it, not even the first', async () => {
    expect(await codeOf(ken, 'RecordRiskScore', scoreOf('UGA'))).toBe('OUTSIDE_SCOPE');
    await ken.command('RecordRiskScore', scoreOf('KEN'));
    await analyst.command('RecordRiskScore', scoreOf('UGA'));
    expect(Object.keys((await ken.board('watchlist', await server.log.head())).rows)).toEqual(['KEN']);
  });

  it('holds for boards and register of a region as for its countries', async () => {
    await analyst.command('ReviewCountryWatch', reviewOf('GREAT_LAKES', ['RWA', 'COD']));
    const { position } = await analyst.command('DeclareHighRiskPeriod', {
      watchId: 'GREAT_LAKES',
      countries: ['RWA'],
      periodId: uuid7(),
      kind: 'election',
      period: { from: '2030-01-01', to: '2030-02-01' },
      note: 'Vote',
    });
    expect(await codeOf(ken, 'RecordRiskScore', scoreOf('GREAT_LAKES'))).toBe('NOT_FOUND');
    expect(Object.keys((await ken.board('calendar', position)).rows)).toEqual([]);
    expect(Object.keys((await analyst.board('calendar', position)).rows)).toHaveLength(1);
    const scores = (reader: Client) => reader.register('risk-scores', { after: position });
    expect((await scores(ken)).rows.map(({ row }) => row.watchId)).toEqual(['KEN']);
    expect((await scores(analyst)).rows).toHaveLength(2);
  });

  it('shows a review in its corrected words; what a state rule reads stays as it was', async () => {
    const stream = 'countryWatch-GREAT_LAKES';
    const review = (await server.events()).find((event) => event.stream === stream && /Reviewed/.test(event.type))!;
    const correct = (pointer: string, value: string) =>
      analyst.attempt('CorrectEvent', {
        stream,
        targetEventId: review.id,
        corrections: [{ pointer, value }],
        reason: 'typed in haste',
      });
    for (const [pointer, value] of [
      ['/outcome', '"close"'],
      ['/tier', '4'],
      ['/countries', '["KEN"]'],
    ] as const)
      expect((await correct(pointer, value)).body.code).toBe('NOT_CORRECTABLE');
    const { position } = (await correct('/opportunityScore', '1')).body;
    expect((await analyst.board('watchlist', position)).rows.GREAT_LAKES).toMatchObject({
      opportunityScore: 1,
      state: 'watched',
    });
  });

  it('lets an alert be about any state within it, watched or not, and about regions that exist', async () => {
    const raise = (sender: Client, id: string) => codeOf(sender, 'RaiseAlert', alertOf({ kind: 'countryWatch', id }));
    expect(await raise(analyst, 'SOM')).toBeUndefined();
    expect(await raise(ken, 'SOM')).toBe('OUTSIDE_SCOPE');
    expect(await raise(analyst, 'GREAT_LAKES')).toBeUndefined();
    expect(await raise(ken, 'GREAT_LAKES')).toBe('UNKNOWN_REFERENCE');
    expect(await raise(analyst, 'LRA_AREA')).toBe('UNKNOWN_REFERENCE');
  });
});

import { startApp, type TestApp } from '../../app';
import type { Client } from '../../client';
import { ruleOf, signalOf } from '../../matter';
import { importFile } from '../scope/seed';

jest.setTimeout(120_000);

describe('an alert rule', () => {
  let server: TestApp;
  let ken: Client;
  beforeAll(async () => {
    server = await startApp({ log: 'sqlite' });
    ken = await server.signUp({ login: 'ken', roles: ['watch-officer', 'desk-analyst'], countries: ['KEN'] });
    const analyst = await server.signUp({ login: 'analyst', roles: ['desk-analyst'] });
    const batchId = await importFile(analyst);
    const live = await analyst.live('imports');
    await live.until(
      'the end of the import',
      () => live.board('imports').rows.get(batchId)?.state === 'concluded',
      60_000,
    );
    const { rows } = live.board('imports');
    await analyst.register('signals', { after: live.board('imports').position });
    process.stdout.write(`Show 4: imported ${JSON.stringify(rows.get(batchId)?.counts ?? rows.get(batchId))}\n`);
  });
  afterAll(() => server.close());

  it('is tried over the imported reports, those that its author may see', async () => {
    const head = await server.log.head();
    const anywhere = ruleOf([], {
      condition: { kind: 'fatalities', violenceTypes: [], countries: [], bestAtLeast: 20, windowHours: 72 },
    });
    const all = (await server.officer.dryRun('DefineAlertRule', anywhere)).simulation!;
    const own = (await ken.dryRun('DefineAlertRule', anywhere)).simulation!;
    expect(all.signals).toBeGreaterThan(0);
    expect(all.fired).toBeGreaterThan(0);
    expect(all.examples.length).toBeGreaterThan(0);
    expect(own.examples.every(({ subject }) => !/HND|MMR|CAF/.test(JSON.stringify(subject)))).toBe(true);
    const kenya = (
      await server.officer.dryRun('DefineAlertRule', {
        ...anywhere,
        condition: { ...anywhere.condition, countries: ['KEN'] },
      })
    ).simulation!;
    expect([own.signals, own.fired]).toEqual([kenya.signals, kenya.fired]);
    expect(await server.log.head()).toBe(head);
    process.stdout.write(
      `Show 4: dry run over the file: ${all.signals} signals, would have fired ${all.fired} times; ${own.signals} and ${own.fired} for Kenya alone\n`,
    );
  });

  it('raises its alert on every window that watches within a second of the report', async () => {
    const rule = ruleOf(['KEN'], {
      name: 'Two reports in Kenya',
      severity: 3,
      condition: { ...ruleOf(['KEN']).condition, atLeast: 2 },
    });
    await server.officer.command('DefineAlertRule', rule);
    const hnd = await server.signUp({ login: 'hnd', roles: ['watch-officer'], countries: ['HND'] });
    const windows = [await server.officer.live('alerts'), await ken.live('alerts'), await ken.live('alerts')];
    const elsewhere = await hnd.live('alerts');
    const report = () => {
      const at = new Date().toISOString();
      return server.officer.command(
        'ReportSignal',
        signalOf('KEN', { occurred: { from: at, to: at, precision: 'exact' } }),
        { envelope: { effectiveAt: at } },
      );
    };
    const raised = (live: (typeof windows)[number]) =>
      [...live.board('alerts').rows.values()].find(({ ruleId }) => ruleId === rule.ruleId);
    await report();
    expect(windows.some(raised)).toBe(false);
    const sent = performance.now();
    const { position } = await report();
    await Promise.all(windows.map((live) => live.until('the alert', () => raised(live) !== undefined)));
    const took = performance.now() - sent;
    expect(took).toBeLessThan(1000);
    for (const live of windows)
      expect(raised(live)).toMatchObject({
        severity: 3,
        ruleId: rule.ruleId,
        subject: { kind: 'countryWatch', id: 'KEN' },
        countries: ['KEN'],
        state: 'raised',
        evidenceCount: 2,
      });
    await elsewhere.reached('alerts', position);
    expect(elsewhere.board('alerts').rows.size).toBe(0);
    // A third report adds to the alert and raises no other.
    const { position: third } = await report();
    const [alert] = [...windows[0]!.board('alerts').rows].find(([, row]) => row.ruleId === rule.ruleId)!;
    await windows[0]!.until('more evidence', () => windows[0]!.board('alerts').rows.get(alert)?.evidenceCount === 3);
    await windows[0]!.reached('alerts', third);
    expect([...windows[0]!.board('alerts').rows.values()].filter(({ ruleId }) => ruleId === rule.ruleId)).toHaveLength(
      1,
    );
    process.stdout.write(
      `Show 4: alert on ${windows.length} windows ${Math.round(took)} ms after the report was sent\n`,
    );
  });
});

import fc from 'fast-check';
import { uuid7 } from '../../../src/platform/derive';
import { startApp, type TestApp } from '../../app';
import { crisisOf, severityOf, signalOf } from '../../matter';

jest.setTimeout(120_000);

describe.each(['sqlite', 'memory'] as const)('an answer at ?after= over a log in %s', (log) => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startApp({ log });
  });
  afterAll(() => server.close());

  it('contains the write, on the board and in the register', async () => {
    const crises: string[] = [];
    let board = 0;
    let register = 0;
    const write = async (kind: number, severity: number) => {
      if (kind === 0 || crises.length === 0) {
        const crisisId = uuid7();
        crises.push(crisisId);
        const { position } = await server.officer.command('OpenCrisis', crisisOf(crisisId, ['KEN']));
        expect(Object.keys((await server.officer.board('crises', position)).rows)).toContain(crisisId);
        board++;
      } else if (kind === 1) {
        const crisisId = crises.at(-1)!;
        const { position } = await server.officer.command('ChangeCrisisSeverity', severityOf(crisisId, severity));
        const answer = await server.officer.board('crises', position);
        expect(answer.position).toBeGreaterThanOrEqual(position);
        expect(answer.rows[crisisId]!.severity).toBe(severity);
        board++;
      } else {
        const signal = signalOf('KEN');
        const { position } = await server.officer.command('ReportSignal', signal);
        const { rows } = await server.officer.register('signals', { after: position, limit: 1 });
        expect(rows[0]?.key).toBe(signal.signalId);
        register++;
      }
    };
    const writes = fc.sample(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 4 })), { numRuns: 200, seed: 3 });
    for (const [kind, severity] of writes) await write(kind, severity);
    process.stdout.write(
      `Show 8 (${log}): 200 writes, each met at its ?after=: ${board} on the board, ${register} in the register\n`,
    );
  });

  it.each(['/boards/crises', '/registers/signals'])('is PICTURE_BEHIND where %s cannot get there', async (path) => {
    const head = await server.log.head();
    const { status, body, headers } = await server.officer.get(`${path}?after=${head + 1000}`);
    expect([status, body.code]).toEqual([503, 'PICTURE_BEHIND']);
    expect(headers.get('retry-after')).toMatch(/^\d+$/);
    expect(body.values.position).toBeGreaterThanOrEqual(head);
    expect(body.values.position).toBeLessThan(head + 1000);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Seals } from '../../contracts/seals';
import { logFile } from '../../infra/event-log/sqlite/open-store';
import { openDatabase } from '../../infra/sqlite';
import { uuid7 } from '../../src/platform/derive';
import { IntegrityRecords } from '../../src/platform/seals/integrity-records';
import { SealState } from '../../src/platform/seals/seal-state';
import { Verification } from '../../src/platform/seals/verification';
import { startApp, type TestApp } from '../app';
import type { Client } from '../client';
import { crisisOf } from '../matter';

jest.setTimeout(60_000);

describe('a served log', () => {
  let server: TestApp;
  let auditor: Client;
  beforeEach(async () => {
    server = await startApp({ log: 'sqlite' });
    auditor = await server.signUp({ login: 'auditor', roles: ['auditor'] });
    await server.officer.command('OpenCrisis', crisisOf(uuid7(), ['KEN']));
  });
  afterEach(() => server.close());

  const verified = async (client = auditor) => {
    expect((await client.post('/log/verification', {})).status).toBe(202);
    for (;;) {
      const { body } = await client.get('/log/verification');
      if (body.state !== 'running') return body;
    }
  };
  const recorded = async (type: string) => (await server.events()).filter((event) => event.type === type);

  it('is verified when an overseer asks, and the result is on the record and its board', async () => {
    expect(await verified()).toMatchObject({ state: 'VERIFIED', from: 0, findings: [] });
    const live = await auditor.live('integrity');
    await live.until('the result', () => Boolean(live.board('integrity').rows.get('live')?.lastVerification));
    expect(live.board('integrity').rows.get('live')).toMatchObject({
      lastVerification: { state: 'VERIFIED', from: 0 },
    });
    expect((await recorded('VerificationCompleted'))[0]).toMatchObject({
      stream: 'integrity-live',
      data: { realm: 'live', cause: 'demand', from: 0, findings: 0 },
    });
  });

  it('is not verified for others', async () => {
    expect((await server.officer.post('/log/verification', {})).status).toBe(403);
    expect((await server.officer.get('/log/verification')).status).toBe(403);
  });

  it('that somebody altered is told as failed: on the record, as a critical alert, and in every heartbeat', async () => {
    const alerts = await server.officer.live('alerts');
    const db = openDatabase(logFile(join(server.dataDir, 'live')));
    db.exec(
      `DROP TRIGGER event_no_update; UPDATE event SET data = replace(data, 'Tension', 'Calm') WHERE type = 'CrisisOpened'`,
    );
    db.close();
    const { state, findings } = await verified();
    expect([state, findings[0].code]).toEqual(['FAILED', 'LEAF_MISMATCH']);
    await alerts.until('the alert', () =>
      [...alerts.board('alerts').rows.values()].some(
        ({ severity, subject }) => severity === 4 && (subject as { kind: string }).kind === 'integrity',
      ),
    );
    const [failed] = await recorded('VerificationFailed');
    expect(failed).toMatchObject({ data: { code: 'LEAF_MISMATCH', firstIndex: findings[0].index } });
    expect(server.app.get(SealState).beat(1).trouble).toBe(`LEAF_MISMATCH at #${findings[0].index + 1}`);
  });

  it('names a checkpoint of the hour on its record once, and does not grow by its own seals', async () => {
    const records = server.app.get(IntegrityRecords);
    await records.publish();
    expect(await recorded('CheckpointPublished')).toEqual([]);
    await server.app.get(Seals).seal('interval');
    await records.publish();
    await records.publish();
    const published = await recorded('CheckpointPublished');
    expect(published.map(({ data }) => data.reason)).toEqual(['hour']);
    expect(published[0]!.data.size).toBeLessThan(published[0]!.position);
  });
});

it('a log that failed is told as failed from the next start on, and read as a whole again', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'watchfloor-failed-'));
  const rename = (from: string, to: string) => {
    const db = openDatabase(logFile(join(dataDir, 'live')));
    db.exec(`DROP TRIGGER IF EXISTS event_no_update;
             UPDATE event SET data = replace(data, '${from}', '${to}') WHERE type = 'CrisisOpened'`);
    db.close();
  };
  const last = async (server: TestApp, state: string) => {
    const auditor = await server.signUp({ login: `auditor-${uuid7()}`, roles: ['auditor'] });
    const live = await auditor.live('integrity');
    const row = () => live.board('integrity').rows.get('live')?.lastVerification as { state: string; from: number };
    await live.until(state, () => row()?.state === state);
    return row();
  };
  const first = await startApp({ log: 'sqlite', dataDir });
  await first.officer.command('OpenCrisis', crisisOf(uuid7(), ['KEN']));
  rename('Tension', 'Calm');
  first.app.get(Verification).begin('demand');
  await last(first, 'FAILED');
  await first.close();

  const second = await startApp({ log: 'sqlite', dataDir });
  await last(second, 'FAILED');
  expect(second.app.get(SealState).beat(1).trouble).toMatch(/^LEAF_MISMATCH at #\d+$/);
  await second.close();

  rename('Calm', 'Tension');
  const third = await startApp({ log: 'sqlite', dataDir });
  expect(await last(third, 'VERIFIED')).toMatchObject({ from: 0 });
  expect(third.app.get(SealState).beat(1).trouble).toBeUndefined();
  await third.close();
  rmSync(dataDir, { recursive: true });
});

it('a checkpoint that was named before a restart is not named again', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'watchfloor-named-'));
  for (const _ of ['first start', 'second start']) {
    const server = await startApp({ log: 'sqlite', dataDir });
    await server.officer.command('OpenCrisis', crisisOf(uuid7(), ['KEN']));
    await server.app.get(Seals).seal('interval');
    await server.app.get(IntegrityRecords).publish();
    const named = (await server.events()).filter(({ type }) => type === 'CheckpointPublished');
    expect(new Set(named.map(({ data }) => data.size)).size).toBe(named.length);
    expect(named).not.toEqual([]);
    await server.close();
  }
  rmSync(dataDir, { recursive: true });
});

it('a log whose key is gone is not signed with another', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'watchfloor-keyless-'));
  const first = await startApp({ log: 'sqlite', dataDir });
  await first.close();
  rmSync(join(dataDir, 'keys', 'log-signing.pem'));
  await expect(startApp({ log: 'sqlite', dataDir })).rejects.toThrow('put it back');
  rmSync(dataDir, { recursive: true });
});

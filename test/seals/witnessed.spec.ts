import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cosigning } from '../../contracts/cosigning';
import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { judgeNote } from '../../contracts/seal/note-verdict';
import { parsePolicy } from '../../contracts/seal/policy-file';
import { Seals } from '../../contracts/seals';
import { systemClock } from '../../infra/clock';
import { sha256 } from '../../infra/seal/hash';
import { checkSignature } from '../../infra/seal/keys';
import { openWitness } from '../../infra/witness/serve-witness';
import { createWitnessKey } from '../../infra/witness/witness-key';
import { SealState } from '../../src/platform/seals/seal-state';
import { passwordOf, startApp, type TestApp } from '../app';
import { cli } from '../cli/process';

jest.setTimeout(60_000);

describe('a server whose trust policy names a witness', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'watchfloor-witnessed-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('has its heads cosigned, serves them so, and keeps the cosignatures in the log', async () => {
    const dataDir = join(root, 'data');
    const first = await startApp({ log: 'sqlite', dataDir });
    const [verifierKey] = first.app.get(Seals).verifierKeys;
    await first.close();

    const keyFile = join(root, 'witness.key');
    createWitnessKey(keyFile, 'witness.example');
    const { verifierKey: witnessKey, listen } = openWitness(keyFile, systemClock);
    const policyOf = (url: string) => `log ${verifierKey}\nwitness ig ${witnessKey} ${url}\nquorum ig\n`;
    const place = { stateDir: join(root, 'witness'), host: '127.0.0.1', port: 0, tell: () => undefined };
    const witness = await listen({ ...place, policy: parsePolicy(sha256, policyOf('http://127.0.0.1:1')) });
    const policy = policyOf(witness.url);
    writeFileSync(join(dataDir, 'trust.policy'), policy);

    const server = await startApp({ log: 'sqlite', dataDir });
    try {
      expect(server.app.get(SealState).beat(1)).toMatchObject({ witnesses: 1 });
      const head = await server.app.get(Seals).seal('demand');
      const live = await server.officer.live('crises');
      const cosigned = () => (server.app.get(Cosigning).status().quorum.size ?? 0) >= head.size;
      await live.until('a cosigned head', () => cosigned() && live.beat?.seal.cosigned === 1, 20_000);
      // The head that is served may be newer, and its cosignature on the way.
      expect(parseSignedCheckpoint((await server.officer.get('/log/checkpoint')).text).size).toBeGreaterThanOrEqual(
        head.size,
      );
      const note = parseSignedCheckpoint(server.app.get(Cosigning).noteOf(head));
      const now = Math.floor(Date.now() / 1000);
      const verdict = await judgeNote(checkSignature, parsePolicy(sha256, policy), note, now);
      expect(verdict).toMatchObject({ log: 'good', quorum: true, badCosignatures: [] });
      expect(
        server.app
          .get(Seals)
          .kept(9)
          .map(({ reason }) => reason),
      ).toContain('demand');
      await overseen(server, head.size);
    } finally {
      await server.close();
      await witness.close();
    }
    const { code, stdout } = await cli(['witness', 'status', '--data-dir', dataDir, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      quorum: { needed: true, size: expect.any(Number) },
      rows: [{ witness: 'ig', key: 'witness.example', cosigned: expect.any(Number), trouble: '' }],
    });
    await bundled(dataDir);
    writeFileSync(join(dataDir, 'trust.policy'), policy.replace('quorum ig', 'quorum press'));
    expect((await cli(['witness', 'status', '--data-dir', dataDir])).code).toBe(2);
  });

  /** A bundle stands under a head that is cosigned where one covers it; the last head of a server is not. */
  async function bundled(dataDir: string) {
    const { stdout } = await cli(['checkpoint', 'show', '--data-dir', dataDir]);
    const { size, signatures } = parseSignedCheckpoint(stdout);
    expect(signatures).toHaveLength(1);
    const verdict = async (to: number) => {
      const file = join(root, `case-${to}.zip`);
      const words = ['bundle', 'create', file, '--range', `1..${to}`, '--data-dir', dataDir];
      expect((await cli(words)).code).toBe(0);
      return cli(['verify', file]);
    };
    expect(await verdict(5)).toMatchObject({ code: 0, stdout: expect.stringContaining('VERIFIED 5 events') });
    expect(await verdict(size)).toMatchObject({ code: 3, stdout: expect.stringContaining('QUORUM_NOT_MET') });
  }

  /** What the server tells overseers of its witnesses and checkpoints, and nobody else. */
  async function overseen(server: TestApp, size: number) {
    const auditor = await server.signUp({ login: 'auditor', roles: ['auditor'] });
    const { body } = await auditor.get('/log/witnesses');
    expect(body).toMatchObject({
      quorum: { needed: true, size: expect.any(Number) },
      witnesses: [{ name: 'ig', keyName: 'witness.example', asked: true, cosigned: { size: expect.any(Number) } }],
    });
    expect(body.size).toBeGreaterThanOrEqual(size);
    const { checkpoints } = (await auditor.get('/log/checkpoints')).body;
    expect(checkpoints).toContainEqual({
      size,
      root: expect.stringMatching(/^\S{44}$/),
      reason: 'demand',
      keptAt: expect.stringMatching(/^\d{4}-.{21}Z$/),
      witnesses: ['ig'],
    });
    expect((await auditor.get('/log/checkpoints?limit=1')).body.checkpoints).toHaveLength(1);
    expect((await auditor.get('/log/checkpoints?limit=-1')).status).toBe(422);
    for (const path of ['/log/witnesses', '/log/checkpoints'])
      expect([path, (await server.officer.get(path)).status]).toEqual([path, 403]);
    const words = ['witness', 'status', '--url', server.url, '--user', 'auditor', '--password-file', '-'];
    const { code, stdout } = await cli(words, { input: passwordOf('auditor') });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^witness\s+cosigned[\s\S]*\nig\s+\d+\s+.* s /)]);
  }
});

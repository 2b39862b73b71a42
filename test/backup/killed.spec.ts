import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupManifest } from '../../contracts/backup';
import { manifestName } from '../../infra/backup/manifest';
import { cli, ended, start } from '../cli/process';
import { record } from '../seals/log';
import { addBlob, newRealm, type Realm } from './realm';

const rounds = 8;
/** Numbers from 0 to 1 that a seed fixes. */
function* numbers(seed: number) {
  for (let state = seed; ; yield state / 2 ** 31) state = (state * 1103515245 + 12345) % 2 ** 31;
}

describe('a backup whose process ends in the middle', () => {
  let realm: Realm;
  let longestMs: number;
  const take = () => ['backup', 'create', realm.at('backup'), '--data-dir', realm.dataDir];
  const manifest = () => JSON.parse(readFileSync(realm.at(join('backup', manifestName)), 'utf8')) as BackupManifest;
  const verify = () => cli(['backup', 'verify', realm.at('backup')]);
  const restoreInto = (name: string) => cli(['backup', 'restore', realm.at('backup'), realm.at(name)]);
  const copies = () => readdirSync(realm.at('backup')).filter((name) => name.endsWith('Z'));
  /** 0 for a whole backup, 5 for a half one, 4 when nothing was begun. */
  const codeDue = () => {
    if (existsSync(realm.at(join('backup', manifestName)))) return 0;
    return existsSync(realm.at('backup')) ? 5 : 4;
  };
  const killAfter = async (ms: number) => {
    const child = start(take());
    const closed = ended(child);
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    await closed;
    clearTimeout(timer);
  };

  beforeAll(async () => {
    realm = newRealm();
    const log = await realm.open();
    await record(log, 2500);
    await log.close();
    for (let index = 0; index < 40; index++) addBlob(realm.source, `${index} `.repeat(20_000));
    const began = performance.now();
    expect((await cli(take())).code).toBe(8);
    longestMs = performance.now() - began;
    rmSync(realm.at('backup'), { recursive: true });
  }, 120_000);
  afterAll(() => realm.remove());

  it('is never taken for a whole one, and the next goes on from it', async () => {
    const seed = Number(process.env.TRUST_SEED ?? Date.now() % 100_000);
    const random = numbers(seed);
    const seen = { 0: 0, 4: 0, 5: 0 };
    for (let round = 0; round < rounds; round++) {
      rmSync(realm.at('backup'), { recursive: true, force: true });
      await killAfter(longestMs * random.next().value!);
      const due = codeDue();
      seen[due] += 1;
      expect([seed, round, (await verify()).code]).toEqual([seed, round, due]);
      expect([seed, round, (await restoreInto(`new-${round}`)).code]).toEqual([seed, round, due === 0 ? 8 : due]);
      expect((await cli(take())).code).toBe(8);
      expect((await verify()).code).toBe(0);
      expect(copies()).toEqual([manifest().folder]);
    }
    process.stdout.write(`backups killed: ${JSON.stringify({ seed, ...seen })}\n`);
    expect(seen[5]).toBeGreaterThan(0);
  }, 180_000);

  it('leaves the backup before it as it was', async () => {
    const { takenAt } = manifest();
    await killAfter(longestMs / 3);
    expect((await verify()).code).toBe(0);
    expect(manifest().takenAt >= takenAt).toBe(true);
  });

  it('ends by Ctrl-C with 130 and nothing half there', async () => {
    rmSync(realm.at('backup'), { recursive: true });
    const child = start([...take(), '--progress', 'json']);
    const closed = ended(child);
    child.stderr!.once('data', () => child.kill('SIGINT'));
    const { code, stderr } = await closed;
    expect(code).toBe(130);
    expect(stderr).toContain('Give the same command again');
    expect(copies()).toEqual([]);
    expect((await cli(take())).code).toBe(8);
  });
});

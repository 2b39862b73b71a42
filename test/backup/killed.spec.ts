import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupManifest } from '../../contracts/backup';
import { manifestName } from '../../infra/backup/manifest';
import { cli, ended, start } from '../cli/process';
import { record } from '../seals/log';
import { addBlob, newRealm, type Realm } from './realm';

const rounds = 8;

describe('a backup whose process ends in the middle', () => {
  let realm: Realm;
  /** What a whole backup tells of its progress. */
  let lines: number;
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
  /** Signals a backup when it has told so many lines of progress: 0 for at once. Gives how it ended. */
  const takeAndSignal = async (signal: 'SIGKILL' | 'SIGINT', atLine: number) => {
    const child = start([...take(), '--progress', 'json']);
    const closed = ended(child);
    let lines = 0;
    let due = true;
    const heard = (text: string) => {
      lines += text.split('\n').length - 1;
      // A second signal would not wait for what the first one asks for.
      if (due && lines >= atLine) due = !child.kill(signal);
    };
    heard('');
    child.stderr!.on('data', heard);
    return { ...(await closed), lines };
  };

  beforeAll(async () => {
    realm = newRealm();
    const log = await realm.open();
    await record(log, 2500);
    await log.close();
    for (let index = 0; index < 40; index++) addBlob(realm.source, `${index} `.repeat(20_000));
    const whole = await takeAndSignal('SIGKILL', Number.POSITIVE_INFINITY);
    expect(whole.code).toBe(8);
    lines = whole.lines;
    expect(lines).toBeGreaterThan(rounds);
    rmSync(realm.at('backup'), { recursive: true });
  }, 120_000);
  afterAll(() => realm.remove());

  it('is never taken for a whole one, and the next goes on from it', async () => {
    const seen = { 0: 0, 4: 0, 5: 0 };
    for (let round = 0; round < rounds; round++) {
      rmSync(realm.at('backup'), { recursive: true, force: true });
      await takeAndSignal('SIGKILL', Math.floor((round * lines) / (rounds - 1)));
      const due = codeDue();
      seen[due] += 1;
      expect([round, (await verify()).code]).toEqual([round, due]);
      expect([round, (await restoreInto(`new-${round}`)).code]).toEqual([round, due === 0 ? 8 : due]);
      expect((await cli(take())).code).toBe(8);
      expect((await verify()).code).toBe(0);
      expect(copies()).toEqual([manifest().folder]);
    }
    process.stdout.write(`backups killed: ${JSON.stringify(seen)}\n`);
    expect(seen[4]).toBeGreaterThan(0);
    expect(seen[5]).toBeGreaterThan(0);
  }, 180_000);

  it('leaves the backup before it as it was', async () => {
    const read = () => readFileSync(realm.at(join('backup', manifestName)), 'utf8');
    let before: string;
    let code: number | null;
    // One that was done before the signal came has replaced the one before it: then it is that one that is left alone.
    do {
      before = read();
      ({ code } = await takeAndSignal('SIGKILL', 1));
    } while (code !== null);
    expect(read()).toBe(before);
    expect((await verify()).code).toBe(0);
  }, 60_000);

  it('ends by Ctrl-C with 130 and nothing half there', async () => {
    rmSync(realm.at('backup'), { recursive: true });
    const { code, stderr } = await takeAndSignal('SIGINT', 1);
    expect(code).toBe(130);
    expect(stderr).toContain('Give the same command again');
    expect(copies()).toEqual([]);
    expect((await cli(take())).code).toBe(8);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../cli/process';
import { record } from '../seals/log';
import { newRealm, type Realm } from './realm';

describe('the commands of backups', () => {
  let realm: Realm;
  beforeAll(async () => {
    realm = newRealm();
    const log = await realm.open();
    await record(log, 50);
    await log.close();
  });
  afterAll(() => realm.remove());
  const call = async (...words: string[]) => {
    const { code, stdout, stderr } = await cli(['backup', ...words, '--json']);
    return { code, stderr, answer: (stdout === '' ? {} : JSON.parse(stdout)) as Record<string, unknown> };
  };
  const create = (...flags: string[]) => call('create', realm.at('backup'), '--data-dir', realm.dataDir, ...flags);

  it('tell what they did as one document', async () => {
    expect((await create('--dry-run')).answer).toMatchObject({ schema: 'watchfloor/backup-plan/v1', events: 50 });
    expect(await create('--keys-to', realm.at('keys'))).toMatchObject({
      code: 0,
      answer: { schema: 'watchfloor/backup/v1', size: 50, sealed: true, findings: [], warnings: [] },
    });
    expect(await call('verify', realm.at('backup'))).toMatchObject({
      code: 0,
      answer: { schema: 'watchfloor/backup-verdict/v1', verdict: 'VERIFIED', size: 50 },
    });
    const flags = ['--keys-from', realm.at('keys'), '--lost-from', realm.dataDir];
    expect(await call('restore', realm.at('backup'), realm.at('new'), ...flags)).toMatchObject({
      code: 0,
      answer: { schema: 'watchfloor/restore/v1', size: 50, warnings: [] },
    });
    expect(await call('drill', realm.at('backup'), '--in', realm.root)).toMatchObject({
      code: 0,
      answer: { schema: 'watchfloor/drill/v1', size: 50, within: true },
    });
  });

  it('say in words what is missing', async () => {
    const { code, stderr } = await cli(['backup', 'create', realm.at('other'), '--data-dir', realm.dataDir]);
    expect(code).toBe(8);
    expect(stderr).toContain('cannot be read without them');
  });

  it.each([
    [2, 'SAME_DIRECTORY', () => ['create', realm.at('b'), '--data-dir', realm.dataDir, '--keys-to', realm.at('b/k')]],
    [2, '--reason', () => ['restore', realm.at('backup'), realm.at('x'), '--accept-loss']],
    [2, 'NOT_A_CHECKPOINT', () => ['verify', realm.at('backup'), '--checkpoint', realm.at('backup/backup.json')]],
    [4, 'no log here', () => ['create', realm.at('b'), '--data-dir', realm.at('nowhere')]],
    [4, 'BACKUP_MISSING', () => ['verify', realm.at('nowhere')]],
    [5, 'BACKUP_INCOMPLETE', () => ['verify', realm.at('keys')]],
    [5, 'TARGET_NOT_EMPTY', () => ['restore', realm.at('backup'), realm.at('keys')]],
  ])('end with %i and %s', async (code, told, words) => {
    const ended = await call(...words());
    expect([ended.code, ended.answer]).toEqual([code, {}]);
    expect(ended.stderr).toContain(told);
  });

  it('end with 3 and the name of what was changed', async () => {
    writeFileSync(realm.at(join('backup', realm.blobs[0]!)), 'ONE');
    const { code, stderr } = await cli(['backup', 'verify', realm.at('backup')]);
    expect(code).toBe(3);
    expect(stderr).toContain(`FILE_DIFFERS ${realm.blobs[0]}`);
    expect((await call('drill', realm.at('backup'))).code).toBe(3);
  });
});

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backups } from '../../infra/backup/backups';
import { copyState, runnersBefore } from '../../infra/backup/copy-state';
import { lockTarget } from '../../infra/backup/lock-target';
import { checkpointFile } from '../../infra/event-log/sqlite/head-store';
import { record } from '../seals/log';
import { addBlob, newRealm, type Realm, rootOfFirst, runnerIn, saveRunner, silent } from './realm';

describe('a backup', () => {
  let realm: Realm;
  beforeEach(() => {
    realm = newRealm();
  });
  afterEach(() => realm.remove());

  it('is taken while events are recorded, and is the first events of the log', async () => {
    const log = await realm.open();
    await record(log, 600);
    await log.seals!.seal('demand');
    let going = true;
    const writer = (async () => {
      while (going) await record(log, 40);
    })();
    const sizes: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      const before = await log.head();
      const { manifest, findings } = await realm.create();
      expect(findings).toEqual([]);
      expect(manifest.size).toBeGreaterThanOrEqual(before);
      expect(manifest.size).toBeLessThanOrEqual(await log.head());
      expect(manifest.root).toBe(rootOfFirst(realm.source, manifest.size));
      expect((await realm.verify()).findings).toEqual([]);
      sizes.push(manifest.size);
    }
    going = false;
    await writer;
    await log.close();
    expect(sizes[2]).toBeGreaterThan(sizes[0]!);
  });

  it('holds databases, checkpoints and blobs, and copies what is there only once', async () => {
    const log = await realm.open();
    await record(log, 10);
    saveRunner(realm.source, 'alerts', 4);
    await log.close();
    const { manifest } = await realm.create();
    const { folder: name } = manifest;
    expect(manifest.files.map((file) => file.name)).toEqual([
      `${name}/log.db`,
      `${name}/state.db`,
      'checkpoints/0000000000000010.note',
      ...[...realm.blobs].sort(),
    ]);
    const first = realm.at(join('backup', realm.blobs[0]!));
    const inode = statSync(first).ino;
    const fresh = addBlob(realm.source, 'three');
    const again = await realm.create();
    expect(statSync(first).ino).toBe(inode);
    expect(again.manifest.files.map((file) => file.name)).toContain(fresh);
    expect(readdirSync(realm.at('backup')).sort()).toEqual(
      [again.manifest.folder, 'backup.json', 'blobs', 'checkpoints', 'lock.db'].sort(),
    );
    expect((await realm.verify()).findings).toEqual([]);
  });

  it('says in words that nothing was ever sealed, and that the keys are not in it', async () => {
    const log = await realm.open(false);
    await record(log, 10);
    await log.close();
    const { manifest, warnings } = await realm.create();
    expect(manifest.note).toBeNull();
    expect(warnings.map(({ code }) => code)).toEqual(['NO_SEAL', 'NO_KEYS']);
  });

  it('never holds a reaction that is ahead of its log', async () => {
    const state = (dir: string) => join(dir, 'state.db');
    saveRunner(realm.source, 'early', 15);
    saveRunner(realm.source, 'late', 19);
    const before = runnersBefore(state(realm.source));
    saveRunner(realm.source, 'late', 25);
    saveRunner(realm.source, 'new', 25);
    mkdirSync(realm.at('copy'));
    await copyState(state(realm.source), state(realm.at('copy')), { last: 20, before, signal: silent.signal });
    expect(['early', 'late', 'new'].map((name) => runnerIn(realm.at('copy'), name)?.position)).toEqual([
      15,
      19,
      undefined,
    ]);
  });

  it('is not taken of a log that is not what was sealed, and leaves the backup that is there', async () => {
    const log = await realm.open();
    await record(log, 30);
    await log.close();
    const { manifest } = await realm.create();
    const note = readFileSync(checkpointFile(realm.source, 30), 'utf8');
    writeFileSync(checkpointFile(realm.source, 31), note.replace('\n30\n', '\n31\n'));
    const { findings } = await realm.create();
    expect(findings.map(({ code }) => code)).toEqual(['LOG_TRUNCATED']);
    expect(await realm.verify()).toMatchObject({ findings: [], manifest: { takenAt: manifest.takenAt } });
  });

  it('does not take the place of a backup of another log, or of more of it', async () => {
    const log = await realm.open();
    await record(log, 5);
    await log.close();
    await realm.create();
    cpSync(realm.source, realm.at('old'), { recursive: true });
    const later = await realm.open();
    await record(later, 5);
    await later.close();
    await realm.create({ keysTo: realm.at('keys') });
    const into = { ...silent, dir: realm.at('backup'), keys: realm.keys };
    await expect(backups.create({ ...into, source: realm.at('old') })).rejects.toMatchObject({ code: 'OTHER_LOG' });
    const other = newRealm();
    await (await other.open()).close();
    await expect(backups.create({ ...into, source: other.source })).rejects.toMatchObject({ code: 'OTHER_LOG' });
    await expect(other.create({ keysTo: realm.at('keys') })).rejects.toMatchObject({ code: 'OTHER_LOG' });
    other.remove();
    expect((await realm.verify()).manifest.size).toBe(10);
  });

  it('writes over no keys of which the list is torn: they may be those of another log', async () => {
    await (await realm.open()).close();
    await realm.create({ keysTo: realm.at('keys') });
    for (const torn of ['{"logId": "', '{}', '{"logId":"x","size":1,"takenAt":"","files":[{"name":"../up"}]}']) {
      writeFileSync(realm.at('keys/keys.json'), torn);
      await expect(realm.create({ keysTo: realm.at('keys') })).rejects.toMatchObject({ code: 'KEYS_INCOMPLETE' });
      expect(readFileSync(realm.at('keys/keys.json'), 'utf8')).toBe(torn);
    }
  });

  it('copies keys to another place, for their owner alone', async () => {
    const log = await realm.open();
    await record(log, 5);
    await log.close();
    const { warnings } = await realm.create({ keysTo: realm.at('keys') });
    expect(warnings).toEqual([]);
    const names = readdirSync(realm.at('keys'), { recursive: true }).map(String);
    const files = names.filter((name) => statSync(join(realm.at('keys'), name)).isFile());
    const told = files.map((name) => name.replace(/\d{8}T\d{9}Z/, 'moment').replace(/\d{4}-\d{2}/, 'month'));
    expect(told.sort()).toEqual([
      'keys.json',
      'lock.db',
      'moment/kek/kek-month.key',
      'moment/keystore.db',
      'moment/log-signing.pem',
    ]);
    for (const name of files) expect(statSync(join(realm.at('keys'), name)).mode & 0o077).toBe(0);
    const first = readdirSync(realm.at('keys'));
    await realm.create({ keysTo: realm.at('keys') });
    const second = readdirSync(realm.at('keys'));
    expect([second.length, second.filter((name) => first.includes(name))]).toEqual([3, ['keys.json', 'lock.db']]);
  });

  it.each([
    ['the same folder', 'backup'],
    ['a folder in it', 'backup/keys'],
    ['a folder around it', '.'],
  ])('refuses keys in %s', async (_, keysTo) => {
    await (await realm.open()).close();
    await expect(realm.create({ keysTo: realm.at(keysTo) })).rejects.toMatchObject({ code: 'SAME_DIRECTORY' });
    expect(existsSync(realm.at('backup'))).toBe(false);
  });

  it('copies keys to one place for one backup at a time', async () => {
    const log = await realm.open();
    await record(log, 5);
    await log.close();
    mkdirSync(realm.at('keys'));
    const other = lockTarget(realm.at('keys'));
    await expect(realm.create({ keysTo: realm.at('keys') })).rejects.toMatchObject({ code: 'BACKUP_BUSY' });
    other.close();
    await realm.create({ keysTo: realm.at('keys') });
  });

  it('is refused inside of what it is taken of, and while another one is taken', async () => {
    await (await realm.open()).close();
    const inside = { ...silent, source: realm.source, dir: join(realm.source, 'backup'), keys: realm.keys };
    await expect(backups.create(inside)).rejects.toMatchObject({ code: 'SAME_DIRECTORY' });
    const both = await Promise.allSettled([realm.create(), realm.create()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'BACKUP_BUSY' } });
  });
});

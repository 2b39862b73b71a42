import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupManifest } from '../../contracts/backup';
import { checkpointFile } from '../../infra/event-log/sqlite/head-store';
import { tamper } from '../event-log/sqlite/tampering';
import { record } from '../seals/log';
import { newRealm, type Realm } from './realm';

describe('verification of a backup', () => {
  let realm: Realm;
  let manifest: BackupManifest;
  beforeAll(async () => {
    realm = newRealm();
    const log = await realm.open();
    await record(log, 300);
    await log.close();
    ({ manifest } = await realm.create());
    cpSync(realm.at('backup'), realm.at('kept'), { recursive: true, preserveTimestamps: true });
  });
  afterAll(() => realm.remove());
  beforeEach(() => {
    rmSync(realm.at('backup'), { recursive: true, force: true });
    cpSync(realm.at('kept'), realm.at('backup'), { recursive: true, preserveTimestamps: true });
  });
  const file = (name: string) => realm.at(join('backup', name));
  const codes = async (checkpoints?: readonly string[]) =>
    (await realm.verify(checkpoints)).findings.map(({ code, place }) => `${code} ${place}`);
  const rewrite = (change: (text: string) => string) =>
    writeFileSync(file('backup.json'), change(readFileSync(file('backup.json'), 'utf8')));

  it('finds nothing in one that nobody touched', async () => {
    expect(await codes()).toEqual([]);
  });

  it('names a blob that was changed, one that was cut, and one that is gone', async () => {
    const [one, two] = realm.blobs as [string, string];
    writeFileSync(file(one), 'ONE');
    expect(await codes()).toEqual([`FILE_DIFFERS ${one}`]);
    writeFileSync(file(two), '');
    rmSync(file(one));
    expect((await codes()).sort()).toEqual([`FILE_DIFFERS ${two}`, `FILE_MISSING ${one}`].sort());
  });

  it('names file and event where the log was changed', async () => {
    const log = `${manifest.folder}/log.db`;
    tamper(file(log), (db) =>
      db.exec(`UPDATE event SET data = replace(data, 'update 120', 'update 121') WHERE position = 121`),
    );
    const found = await codes();
    expect(found[0]).toBe(`FILE_DIFFERS ${log}`);
    expect(found).toContain('LEAF_MISMATCH #120');
  });

  it('names a log that is no database any more', async () => {
    const log = `${manifest.folder}/log.db`;
    writeFileSync(file(log), 'x'.repeat(16_384));
    expect(await codes()).toEqual([`FILE_DIFFERS ${log}`, `UNREADABLE ${log}`]);
  });

  it('finds a list that says other than the log', async () => {
    rewrite((text) => text.replace('"size": 300', '"size": 301'));
    expect(await codes()).toEqual(['MANIFEST_MISMATCH backup.json']);
  });

  it('finds a true log with a true list of another history, by a checkpoint from before', async () => {
    const other = newRealm();
    const log = await other.open();
    await record(log, 300);
    await log.close();
    const { manifest: forged } = await other.create();
    expect((await other.verify()).findings).toEqual([]);
    const found = await other.verify([checkpointFile(realm.source, 300)]);
    expect(found.findings.map(({ code }) => code)).toEqual(['LOG_UNKNOWN']);
    expect(forged.size).toBe(300);
    other.remove();
  });

  it('is older than a checkpoint that goes on, and that is a warning', async () => {
    const log = await realm.open();
    await record(log, 7);
    await log.close();
    const { findings, warnings } = await realm.verify([checkpointFile(realm.source, 307)]);
    expect([findings, warnings.map(({ code }) => code)]).toEqual([[], ['OLDER_THAN_CHECKPOINT']]);
  });

  it('refuses what is no checkpoint, no backup, and a list that nobody wrote', async () => {
    await expect(realm.verify([file('backup.json')])).rejects.toMatchObject({ code: 'NOT_A_CHECKPOINT' });
    rewrite((text) => text.replace(realm.blobs[0]!, '../../etc/passwd'));
    await expect(realm.verify()).rejects.toMatchObject({ code: 'MANIFEST_MALFORMED' });
    rewrite((text) => text.slice(0, 200));
    await expect(realm.verify()).rejects.toMatchObject({ code: 'MANIFEST_MALFORMED' });
    rmSync(file('backup.json'));
    await expect(realm.verify()).rejects.toMatchObject({ code: 'BACKUP_INCOMPLETE' });
    await expect(realm.restore('new')).rejects.toMatchObject({ code: 'BACKUP_INCOMPLETE' });
    rmSync(realm.at('backup'), { recursive: true });
    await expect(realm.verify()).rejects.toMatchObject({ code: 'BACKUP_MISSING' });
  });
});

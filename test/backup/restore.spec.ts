import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backups } from '../../infra/backup/backups';
import { checkpointFile } from '../../infra/event-log/sqlite/head-store';
import type { LogMeta } from '../../infra/event-log/sqlite/meta';
import { FileKeyStore } from '../../infra/key-store/file-key-store';
import { openSealed, record } from '../seals/log';
import { layout, newRealm, type Realm, rootOfFirst, saveRunner, silent } from './realm';

describe('a restore', () => {
  let realm: Realm;
  let meta: LogMeta;
  beforeEach(async () => {
    realm = newRealm();
    const log = await realm.open();
    ({ meta } = log);
    await record(log, 100);
    saveRunner(realm.source, 'alerts', 90);
    await log.close();
    await realm.create({ keysTo: realm.at('keys') });
  });
  afterEach(() => realm.remove());
  const more = async (count: number) => {
    const log = await realm.open();
    await record(log, count);
    await log.close();
  };
  const restored = (name: string) => layout(realm.at(name), 'live');

  it('of everything that is known keeps the log and changes its epoch', async () => {
    const answer = await realm.restore('new', { lostFrom: realm.dataDir, keysFrom: realm.at('keys') });
    expect(answer).toMatchObject({ findings: [], warnings: [], logId: meta.logId, origin: meta.origin });
    expect(answer.loss).toBeUndefined();
    const { dir, keys } = restored('new');
    expect(existsSync(join(dir, 'restored.json'))).toBe(false);
    expect(existsSync(join(dir, 'projections.db'))).toBe(false);
    expect(rootOfFirst(dir, 100)).toBe(rootOfFirst(realm.source, 100));
    for (const blob of realm.blobs)
      expect(readFileSync(join(dir, blob))).toEqual(readFileSync(join(realm.source, blob)));
    const log = await openSealed(dir, keys.signingKey);
    expect([log.meta.logId, log.meta.epoch, await log.head()]).toEqual([meta.logId, answer.epoch, 100]);
    expect(log.meta.epoch).not.toBe(meta.epoch);
    await record(log, 5);
    expect((await log.seals!.seal('demand')).size).toBe(105);
    await log.close();
    new FileKeyStore({ ...keys, readOnly: true }).close();
  });

  it('of less than a checkpoint seals is refused until the loss is accepted', async () => {
    await more(12);
    const checkpoints = [checkpointFile(realm.source, 112)];
    await expect(realm.restore('new', { checkpoints })).rejects.toMatchObject({ code: 'LOSS_NOT_ACCEPTED' });
    await expect(realm.restore('new', { lostFrom: realm.dataDir })).rejects.toMatchObject({
      code: 'LOSS_NOT_ACCEPTED',
    });
    expect(existsSync(realm.at('new'))).toBe(false);
  });

  it('with a loss is another log that says what is lost, and goes on from there', async () => {
    await more(12);
    const lossReason = 'the disk failed';
    const answer = await realm.restore('new', { lostFrom: realm.dataDir, lossReason, keysFrom: realm.at('keys') });
    const { dir, keys } = restored('new');
    expect(answer.logId).not.toBe(meta.logId);
    expect(answer.origin).toBe(meta.origin.replace(meta.logId, answer.logId));
    const expected = {
      previousOrigin: meta.origin,
      previousCheckpoint: readFileSync(checkpointFile(realm.source, 112), 'utf8'),
      restoredSize: 100,
      lostFrom: 101,
      lostTo: 112,
      reason: lossReason,
    };
    expect(answer.loss).toEqual(expected);
    expect(JSON.parse(readFileSync(join(dir, 'restored.json'), 'utf8'))).toEqual(expected);
    expect(readdirSync(join(dir, 'checkpoints'))).toEqual([meta.logId]);
    expect(readdirSync(join(dir, 'checkpoints', meta.logId))).toEqual(['0000000000000100.note']);
    const log = await openSealed(dir, keys.signingKey);
    expect([log.meta.origin, log.seals!.head()]).toEqual([answer.origin, undefined]);
    await record(log, 3);
    const { size, note } = await log.seals!.seal('demand');
    expect([size, note.split('\n')[0]]).toEqual([103, answer.origin]);
    await log.close();
    // The triggers of the tables that were emptied stand again: a log that was restored is as closed as any.
    const again = newBackupOf(dir);
    expect((await again.create()).findings).toEqual([]);
  });
  const newBackupOf = (source: string) => ({
    create: () => backups.create({ ...silent, source, dir: realm.at('second'), keys: realm.keys }),
  });

  it('by somebody who knows of a loss without a checkpoint gets another log, too', async () => {
    const { loss, logId } = await realm.restore('new', { lossReason: 'an hour is gone' });
    expect(logId).not.toBe(meta.logId);
    expect(loss).toMatchObject({ lostFrom: 101, restoredSize: 100 });
    expect(loss).not.toHaveProperty('lostTo');
  });

  it('without a checkpoint from outside, or without keys, says what nobody knows then', async () => {
    const { warnings } = await realm.restore('new');
    expect(warnings.map(({ code }) => code)).toEqual(['LOSS_UNKNOWN', 'NO_KEYS']);
  });

  it('with keys that are older than the log says so', async () => {
    await more(12);
    await realm.create();
    const { warnings } = await realm.restore('new', { lostFrom: realm.dataDir, keysFrom: realm.at('keys') });
    expect(warnings.map(({ code }) => code)).toEqual(['KEYS_OLDER']);
  });

  it('writes nothing where something is, or of a backup with a fault, or on trial', async () => {
    mkdirSync(realm.at('full'));
    writeFileSync(realm.at('full/note.txt'), 'mine');
    await expect(realm.restore('full')).rejects.toMatchObject({ code: 'TARGET_NOT_EMPTY' });
    await expect(realm.restore('backup/inside')).rejects.toMatchObject({ code: 'SAME_DIRECTORY' });
    expect((await realm.restore('new', { dryRun: true })).findings).toEqual([]);
    writeFileSync(realm.at(join('backup', realm.blobs[0]!)), 'ONE');
    expect((await realm.restore('new')).findings).toMatchObject([{ code: 'FILE_DIFFERS', place: realm.blobs[0] }]);
    expect(existsSync(realm.at('new'))).toBe(false);
  });

  it('goes on where another one was interrupted', async () => {
    const stop = new AbortController();
    const progress = (step: string) => step === 'copy' && stop.abort();
    await expect(realm.restore('new', { signal: stop.signal, progress })).rejects.toMatchObject({
      code: 'INTERRUPTED',
    });
    expect(readdirSync(realm.at('new'))).toEqual(['live.restoring']);
    expect((await realm.restore('new')).findings).toEqual([]);
    expect(readdirSync(realm.at('new'))).toEqual(['live']);
    expect(statSync(realm.at('new/live')).mode & 0o077).toBe(0);
  });

  it('is drilled without a trace, and in time', async () => {
    const before = readdirSync(realm.root);
    const drill = await backups.drill({ ...silent, backup: realm.at('backup'), scratch: realm.root });
    expect(drill).toMatchObject({ findings: [], warnings: [], limitSeconds: 60 });
    expect(drill.totalSeconds).toBeLessThan(60);
    expect(readdirSync(realm.root)).toEqual(before);
  });

  it('and a drill take a log without events as well', async () => {
    const empty = newRealm();
    await (await empty.open()).close();
    expect((await empty.create()).manifest.size).toBe(0);
    expect((await empty.restore('new')).findings).toEqual([]);
    const drill = { ...silent, backup: empty.at('backup'), scratch: empty.root };
    expect((await backups.drill(drill)).findings).toEqual([]);
    empty.remove();
  });
});

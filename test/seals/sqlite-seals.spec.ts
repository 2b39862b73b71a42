import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { verifyConsistency } from '../../contracts/seal/consistency';
import { verifyInclusion } from '../../contracts/seal/inclusion';
import { signatureClaim } from '../../contracts/seal/signature-claim';
import { leafHash } from '../../contracts/seal/tree';
import { parseVerifierKey } from '../../contracts/seal/verifier-key';
import { checkpointFile } from '../../infra/event-log/sqlite/head-store';
import { logFile } from '../../infra/event-log/sqlite/open-store';
import type { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { sha256 } from '../../infra/seal/hash';
import { checkSignature } from '../../infra/seal/keys';
import { tamper } from '../event-log/sqlite/tampering';
import { openSealed, record, sealedFolder } from './log';

describe('the seals of a log', () => {
  let folder: ReturnType<typeof sealedFolder>;
  let log: SqliteEventLog;
  beforeEach(async () => {
    folder = sealedFolder();
    log = await openSealed(folder.dir, folder.keyFile);
  });
  afterEach(async () => {
    await log.close();
    folder.remove();
  });
  const seals = () => log.seals!;
  const checked = (note: string) => {
    const checkpoint = parseSignedCheckpoint(note);
    const claim = signatureClaim(
      parseVerifierKey(sha256, seals().verifierKeys[0]!)!,
      checkpoint.text,
      checkpoint.signatures[0]!,
    )!;
    expect(checkSignature(claim.publicKey, claim.message, claim.signature)).toBe(true);
    return checkpoint;
  };

  it('are signed notes over all that is recorded, by the key that the log names', async () => {
    await record(log, 300);
    const head = await seals().seal('demand');
    const { origin, size } = checked(head.note);
    expect([origin, size, head.size, head.kept]).toEqual([log.meta.origin, 300, 300, 'demand']);
    expect(seals().head()).toMatchObject({ size: 300, note: head.note });
  });

  it('continue each other, and every event is proved by the newest', async () => {
    await record(log, 100);
    const first = checked((await seals().seal('demand')).note);
    await record(log, 520);
    const second = checked((await seals().seal('demand')).note);
    const proof = seals().consistency(first.size, second.size);
    const roots = { fromRoot: first.root, toRoot: second.root };
    expect(verifyConsistency(sha256, { from: 100, to: 620, ...roots, proof })).toBe(true);
    expect(verifyConsistency(sha256, { from: 101, to: 620, ...roots, proof })).toBe(false);
    for (const index of [0, 1, 255, 256, 511, 512, 600, 619]) {
      const entry = seals().entries(Math.floor(index / 256))[index % 256]!;
      const leaf = leafHash(sha256, entry);
      const inclusion = { index, size: 620, leaf, root: second.root, proof: seals().inclusion(index, 620) };
      expect(verifyInclusion(sha256, inclusion)).toBe(true);
      expect(verifyInclusion(sha256, { ...inclusion, leaf: leafHash(sha256, entry.subarray(1)) })).toBe(false);
    }
    expect(() => seals().inclusion(0, 700)).toThrow(RangeError);
  });

  it('are kept on demand and at the end, in the log and beside it', async () => {
    await record(log, 5);
    await seals().seal('demand');
    await record(log, 2);
    await log.close();
    log = await openSealed(folder.dir, folder.keyFile);
    expect(
      seals()
        .kept(9)
        .map(({ size, reason }) => [size, reason]),
    ).toEqual([
      [7, 'shutdown'],
      [5, 'demand'],
    ]);
    for (const { size, note } of seals().kept(9))
      expect(readFileSync(checkpointFile(folder.dir, size), 'utf8')).toBe(note);
    expect(readdirSync(join(folder.dir, 'checkpoints'))).toHaveLength(2);
  });

  it('are not made of an empty log by the clock or at its end', async () => {
    await log.close();
    expect(existsSync(join(folder.dir, 'checkpoints'))).toBe(false);
    log = await openSealed(folder.dir, folder.keyFile);
    expect(seals().head()).toBeUndefined();
  });

  it('tell whoever listens', async () => {
    const heard: number[] = [];
    const stop = seals().listen(() => heard.push(seals().head()!.size));
    await record(log, 1);
    await seals().seal('demand');
    stop();
    await record(log, 1);
    await seals().seal('demand');
    expect(heard).toEqual([1]);
  });

  /** Somebody changes the file while nobody writes it, tiles and leaves of the changed part included. */
  const rewrite = async (sql: string) => {
    await log.close();
    tamper(logFile(folder.dir), (db) => db.exec(sql));
    log = await openSealed(folder.dir, folder.keyFile);
  };

  it('hold a log that is not what was signed of it: it is read, and nothing is recorded or signed', async () => {
    await record(log, 300);
    const { note } = await seals().seal('demand');
    await rewrite('UPDATE event SET leaf = zeroblob(32) WHERE position = 290');
    const reason = /^LOG_INCONSISTENT: the first 300 events/;
    expect(log.health()).toMatchObject({ state: 'read-only', reason: expect.stringMatching(reason) });
    await expect(record(log, 1)).rejects.toMatchObject({ code: 'READ_ONLY' });
    await expect(seals().seal('demand')).rejects.toMatchObject({ code: 'READ_ONLY' });
    expect((await log.readAll({ after: 298 })).events).toHaveLength(2);
    expect(seals().head()!.note).toBe(note);
  });

  it('hold a log that lost its tail, by the head in it and by the file beside it', async () => {
    await record(log, 300);
    await seals().seal('demand');
    await rewrite('DELETE FROM event WHERE position > 280');
    expect(log.health().reason).toBe('LOG_INCONSISTENT: 300 events are signed, 280 are here');
    await rewrite('DELETE FROM signed_head; DELETE FROM checkpoint');
    expect(log.health().reason).toBe('LOG_INCONSISTENT: 300 events are signed, 280 are here');
    rmSync(join(folder.dir, 'checkpoints'), { recursive: true });
    await rewrite('DELETE FROM signed_head');
    // The control: with every seal gone nobody knows better.
    expect(log.health().state).toBe('ready');
  });

  it('can be read, and not signed, beside the writer', async () => {
    await record(log, 3);
    await seals().seal('demand');
    const reader = await openSealed(folder.dir, folder.keyFile, true);
    expect(reader.seals!.head()!.size).toBe(3);
    await expect(reader.seals!.seal('demand')).rejects.toMatchObject({ code: 'READ_ONLY' });
    await reader.close();
  });
});

import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logFile } from '../../infra/event-log/sqlite/open-store';
import { CompactRange } from '../../infra/event-log/tree';
import { type VerifyOptions, verifyLog } from '../../infra/event-log/verify/verify-log';
import { openDatabase, type SqliteDatabase } from '../../infra/sqlite';
import { uuid7 } from '../../src/platform/derive';
import { tamper } from '../event-log/sqlite/tampering';
import { commandEvents, openSealed } from '../seals/log';

/** A log of commands that recorded one to three events each, or a few more than so many, on seven streams in turn. */
async function made(dir: string, count: number, least = 1) {
  const log = await openSealed(dir);
  const streams = Array.from({ length: 7 }, () => ({ name: `crisis-${uuid7()}`, last: -1 }));
  for (let number = 0; number < count; ) {
    const stream = streams[number % streams.length]!;
    const events = commandEvents(stream.name, number, Math.min(least + (number % 3), count - number));
    ({ lastRevision: stream.last } = await log.append(stream.name, stream.last, events));
    number += events.length;
  }
  await log.close();
}

describe('verification of a log', () => {
  const size = 1100;
  let kept: string;
  let dir: string;
  let root: Uint8Array;
  const verify = (more: Partial<VerifyOptions> = {}) => verifyLog({ dir, seals: [], ...more });
  const codes = async (more?: Partial<VerifyOptions>) =>
    (await verify(more)).findings.map(({ code, index }) => `${code} ${index}`);

  beforeAll(async () => {
    kept = mkdtempSync(join(tmpdir(), 'verify-kept-'));
    await made(kept, size);
    root = (await verifyLog({ dir: kept, seals: [] })).root;
  });
  afterAll(() => rmSync(kept, { recursive: true }));
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'verify-'));
    copyFileSync(logFile(kept), logFile(dir));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const tamperWith = (work: (db: SqliteDatabase) => void) => tamper(logFile(dir), work);
  const sql = (text: string) => tamperWith((db) => db.exec(text));

  it('finds nothing in a log that nobody touched, and gives its root', async () => {
    expect(await verify()).toMatchObject({ from: 0, size, findings: [] });
    expect((await verify()).root).toEqual(root);
  });

  it.each([
    ['data', `data = replace(data, 'update 700', 'update 701')`],
    ['metadata', `metadata = replace(metadata, 'STATE', 'STATX')`],
    ['type', `type = 'SituationReportIssued'`],
    ['time', `recorded_at = substr(recorded_at, 1, 26) || 'X'`],
    ['actor', `actor_id = 'user-2'`],
    ['revision', 'revision = revision + 1000'],
    ['id', `event_id = zeroblob(16)`],
  ])('names an event whose %s was changed', async (_, change) => {
    sql(`UPDATE event SET ${change} WHERE position = 701`);
    expect((await codes())[0]).toBe('LEAF_MISMATCH 700');
  });

  it('names an effective time that only its column tells otherwise', async () => {
    sql(`UPDATE event SET effective_at = '1999-01-01T00:00:00.000000Z' WHERE position = 12`);
    expect(await codes()).toEqual(['ENTRY_COLUMN_MISMATCH 11']);
  });

  it('names a leaf, and a hash of a tile of each level', async () => {
    const wipe = (db: SqliteDatabase, level: number, tile: number, at: number) => {
      const hashes = db
        .prepare<[number, number], Buffer>('SELECT hashes FROM tile WHERE level = ? AND idx = ?')
        .pluck()
        .get(level, tile)!;
      hashes.fill(0, at * 32, at * 32 + 32);
      db.prepare('UPDATE tile SET hashes = ? WHERE level = ? AND idx = ?').run(hashes, level, tile);
    };
    tamperWith((db) => {
      db.exec('UPDATE event SET leaf = zeroblob(32) WHERE position = 300');
      wipe(db, 0, 2, 5);
      wipe(db, 1, 0, 3);
    });
    expect(await codes()).toEqual(['LEAF_MISMATCH 299', 'TILE_MISMATCH 517', 'TILE_MISMATCH 768']);
  });

  it('names an event that is missing, and revisions that skip it', async () => {
    sql('DELETE FROM event WHERE position = 500');
    const found = await codes();
    expect(found[0]).toBe('INDEX_MISSING 499');
    expect(found.some((one) => one.startsWith('REVISION_GAP'))).toBe(true);
  });

  it('names the first of two events that changed places', async () => {
    sql(`UPDATE event SET position = -1 WHERE position = 20; UPDATE event SET position = 20 WHERE position = 21;
         UPDATE event SET position = 21 WHERE position = -1`);
    expect((await codes())[0]).toBe('REVISION_GAP 19');
    expect(await codes()).toContain('TILE_MISMATCH 19');
  });

  it('names a stream that was renamed, and one that does not end as the file says', async () => {
    sql(`UPDATE stream SET revision = revision + 3 WHERE id = 1; UPDATE stream SET name = 'crisis-other' WHERE id = 2`);
    const found = await codes();
    expect(found.filter((one) => one.startsWith('STREAM_MISMATCH'))).toHaveLength(1);
    expect(found.find((one) => one.startsWith('LEAF_MISMATCH'))).toBe('LEAF_MISMATCH 1');
  });

  it('names an event that an index does not lead to, although its row is as it was recorded', async () => {
    tamperWith((db) => {
      const id = db.prepare<[], Buffer>('SELECT event_id FROM event WHERE position = 701').pluck().get()!;
      const bytes = readFileSync(logFile(dir));
      // The row is not where the index is: of the two places that hold the id, the index keeps it in a page without texts.
      const places = [...Array(2)].reduce<number[]>((at) => [...at, bytes.indexOf(id, (at.at(-1) ?? -1) + 1)], []);
      const page = (at: number) => bytes.subarray(at - (at % 8192), at - (at % 8192) + 8192);
      bytes[places.find((at) => !page(at).includes('crisisId'))! + 15]! ^= 1;
      writeFileSync(logFile(dir), bytes);
    });
    expect(await codes()).toEqual(['EVENT_ID_MISMATCH 700']);
  });

  it('names a row of which a column holds what no event holds', async () => {
    tamperWith((db) => {
      db.unsafeMode();
      db.pragma('writable_schema=ON');
      db.exec(`UPDATE sqlite_schema SET sql = replace(sql, 'metadata       TEXT NOT NULL', 'metadata       TEXT')
               WHERE name = 'event'`);
      db.pragma('writable_schema=RESET');
      db.exec('UPDATE event SET metadata = NULL WHERE position = 12');
    });
    expect((await codes())[0]).toBe('UNREADABLE 11');
  });

  describe('against seals', () => {
    const seal = async (at: number) => {
      const db = openDatabase(logFile(kept), { readOnly: true });
      const leaves = db.prepare<[number], Buffer>('SELECT leaf FROM event ORDER BY position LIMIT ?').pluck().all(at);
      db.close();
      const tree = new CompactRange();
      for (const leaf of leaves) tree.push(leaf);
      return { size: at, root: tree.root(), name: `the seal of ${at}` };
    };

    it('finds each of them in an untouched log', async () => {
      const seals = await Promise.all([0, 1, 255, 256, 257, 511, 512, 1000, 1024, 1099, 1100].map(seal));
      expect(await codes({ seals })).toEqual([]);
    });

    it('finds that the tail was cut off although tiles and streams fit again', async () => {
      sql(`DELETE FROM event WHERE position > 1030;
           UPDATE stream SET revision = (SELECT MAX(revision) FROM event WHERE stream_id = stream.id)`);
      expect(await codes()).toEqual([]);
      expect(await codes({ seals: [await seal(1030), await seal(1100)] })).toEqual(['LOG_TRUNCATED 1030']);
    });

    it('names no event behind two seals of one size that contradict each other', async () => {
      const forged = { ...(await seal(1100)), root: Buffer.alloc(32), name: 'a forged one' };
      expect(await codes({ seals: [await seal(600), await seal(1100), forged] })).toEqual(['ROOT_MISMATCH 600']);
      expect(await codes({ seals: [await seal(600), forged, await seal(1100)] })).toEqual(['ROOT_MISMATCH 600']);
    });

    it('finds a history that was written anew with a true tree, by any seal from before', async () => {
      const another = mkdtempSync(join(tmpdir(), 'verify-other-'));
      await made(another, size);
      copyFileSync(logFile(another), logFile(dir));
      rmSync(another, { recursive: true });
      expect(await codes()).toEqual([]);
      expect(await codes({ seals: [await seal(0), await seal(600)] })).toEqual(['ROOT_MISMATCH 0']);
    });
  });

  it('goes on from where the last verification ended, and trusts no more than its root', async () => {
    const from = { size, root };
    expect(await verify({ from })).toMatchObject({ from: 1024, size, findings: [] });
    expect(await codes({ from: { size, root: Buffer.alloc(32) } })).toEqual(['ROOT_MISMATCH 0']);
    sql(`UPDATE event SET data = '{}' WHERE position = 1090`);
    expect(await codes({ from })).toEqual(['LEAF_MISMATCH 1089', 'ROOT_MISMATCH 1089']);
  });

  it('tells how far it is', async () => {
    const whole = 20_480;
    const large = mkdtempSync(join(tmpdir(), 'verify-large-'));
    await made(large, whole, 480);
    const told: [number, number][] = [];
    const { size: all } = await verifyLog({ dir: large, seals: [], progress: (...far) => told.push(far) });
    rmSync(large, { recursive: true });
    const done = told.map(([count]) => count);
    expect(done.length).toBeGreaterThan(1);
    expect(done).toEqual([...new Set(done)].sort((a, b) => a - b));
    expect([all, done.at(-1), new Set(told.map(([, of]) => of))]).toEqual([whole, whole, new Set([whole])]);
  });
});

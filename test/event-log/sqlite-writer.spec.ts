import { open } from 'node:fs/promises';
import { dataDigest, eventLeaf, metadataDigest } from '../../infra/event-log/leaf';
import { groupBounds, takeGroup } from '../../infra/event-log/sqlite/group-writer';
import { schema } from '../../infra/event-log/sqlite/schema';
import { TileStore } from '../../infra/event-log/sqlite/tile-store';
import { openDatabase } from '../../infra/sqlite';
import { deep, event, events, newStream } from './contract/subject';
import { naiveRoot, someLeaves } from './naive-tree';
import { fresh, newStore, type Store, wire } from './wire-appends';

let store: Store;
beforeEach(async () => {
  store = await newStore();
});
afterEach(() => store.remove());

describe('S-05 a group of good and refused requests', () => {
  it('records the good ones and refuses the others by code', () => {
    const writer = store.writer();
    const stream = newStream();
    const first = wire(stream, -1, events(2));
    const stranger = { ...first, seq: 999, stream: newStream() };
    const group = [first, fresh(), wire(stream, 5, events(1)), first, stranger, wire(stream, 1, events(1))];
    expect(writer.write(group)).toMatchObject([
      { position: 2, repeated: false },
      { position: 3, repeated: false },
      { failure: { code: 'WRONG_REVISION', detail: { actual: 1 } } },
      { position: 2, repeated: true },
      { failure: { code: 'EVENT_ID_CONFLICT' } },
      { position: 4, repeated: false },
    ]);
    expect(writer.table.tree.root()).toEqual(naiveRoot(store.leaves()));
  });
});

describe('S-06 a constraint fault', () => {
  it('fails its own request only', () => {
    const writer = store.writer();
    store.db.exec(
      `CREATE TRIGGER fault BEFORE INSERT ON event WHEN NEW.type = 'Faulty' BEGIN SELECT RAISE(ABORT, 'fault'); END`,
    );
    const faulty = wire(newStream(), -1, [event({}), event({}, { type: 'Faulty' })]);
    expect(writer.write([fresh(), faulty, fresh(3)])).toMatchObject([
      { position: 1 },
      { failure: { code: 'CORRUPT', outcome: 'not-written' } },
      { position: 4 },
    ]);
    expect(writer.stopped).toBeUndefined();
    expect(store.leaves()).toHaveLength(4);
    expect(writer.table.tree.root()).toEqual(naiveRoot(store.leaves()));
  });
});

describe('S-10 no space', () => {
  it('is LOG_FULL, leaves nothing behind, and passes by itself when space is free', () => {
    let free = 0;
    const writer = store.writer(() => free);
    writer.write([fresh(3)]);
    store.db.pragma(`max_page_count=${store.db.pragma('page_count', { simple: true })}`);
    const large = () => wire(newStream(), -1, [event({ parts: ['x'.repeat(30_000), 'y'.repeat(30_000)] })]);
    expect(writer.write([large(), fresh()])).toMatchObject([
      { failure: { code: 'LOG_FULL' } },
      { failure: { code: 'LOG_FULL' } },
    ]);
    store.db.pragma('max_page_count=1000000');
    expect(writer.write([fresh()])).toMatchObject([{ failure: { code: 'LOG_FULL' } }]);
    free = 64 * 1024 * 1024;
    expect(writer.write([large()])).toMatchObject([{ position: 4 }]);
    expect(writer.table.tree.root()).toEqual(naiveRoot(store.leaves()));
  });
});

describe('an unreadable file', () => {
  it('stops the writer for good', async () => {
    const writer = store.writer();
    writer.write([fresh(400)]);
    store.db.pragma('wal_checkpoint(TRUNCATE)');
    const file = await open(store.file, 'r+');
    const { size } = await file.stat();
    // Everything but the first page, which names the tables.
    await file.write(Buffer.alloc(size - 8192, 0xaa), 0, size - 8192, 8192);
    await file.close();
    store.db.pragma('shrink_memory');
    expect(writer.write([fresh(), fresh()])).toMatchObject([
      { failure: { code: 'READ_ONLY' } },
      { failure: { code: 'READ_ONLY' } },
    ]);
    expect(writer.stopped).toMatch(/^SQLITE_(CORRUPT|NOTADB)/);
    expect(writer.write([fresh()])).toMatchObject([{ failure: { code: 'READ_ONLY' } }]);
  });
});

it('a group is bounded in requests, events and bytes, and holds at least one', () => {
  const small = fresh();
  const groups = (waiting: (typeof small)[]) => {
    const sizes = [];
    while (waiting.length > 0) sizes.push(takeGroup(waiting).length);
    return sizes;
  };
  expect(groups(Array.from({ length: 600 }, () => small))).toEqual([256, 256, 88]);
  const many = { ...small, events: Array.from({ length: 400 }, () => small.events[0]!) };
  expect(groups([many, many, many, many])).toEqual([2, 2]);
  const heavy = { ...small, bytes: groupBounds.bytes + 1 };
  expect(groups([heavy, heavy, small])).toEqual([1, 1, 1]);
});

/** Every stored tile against the definition. */
function checkTiles(db: Store['db'], leaves: readonly Buffer[]) {
  const rows = db
    .prepare<[], [number, number, Buffer]>('SELECT level, idx, hashes FROM tile ORDER BY level, idx')
    .raw()
    .all();
  for (const [level, index, hashes] of rows)
    for (let i = 0; i < hashes.length / 32; i++) {
      const span = 256 ** level;
      const from = (index * 256 + i) * span;
      expect(hashes.subarray(i * 32, i * 32 + 32)).toEqual(naiveRoot(leaves, from, from + span));
    }
  return rows.map(([level, index, hashes]) => [level, index, hashes.length / 32]);
}

describe('S-07 tiles and root equal the definition', () => {
  it('at every size from 0 to 1,100', () => {
    const leaves = someLeaves(1100);
    const tree = new TileStore(store.db, 0);
    expect(tree.root()).toEqual(naiveRoot([]));
    leaves.forEach((leaf, i) => {
      tree.push(leaf);
      if (i < 300 || i % 13 === 0 || i % 256 < 2) expect(tree.root()).toEqual(naiveRoot(leaves, 0, i + 1));
    });
    expect(checkTiles(store.db, leaves)).toEqual([
      [0, 0, 256],
      [0, 1, 256],
      [0, 2, 256],
      [0, 3, 256],
      [1, 0, 4],
    ]);
  });

  it('around 65,536, where the second level is full', () => {
    const leaves = someLeaves(65_537);
    const db = openDatabase(':memory:');
    db.exec(schema);
    const tree = new TileStore(db, 0);
    db.transaction(() => {
      leaves.forEach((leaf, i) => {
        tree.push(leaf);
        if (i >= 65_534) expect(tree.root()).toEqual(naiveRoot(leaves, 0, i + 1));
      });
    })();
    const upper = db.prepare('SELECT level, idx, length(hashes) / 32 AS width FROM tile WHERE level > 0').all();
    expect(upper).toEqual([
      { level: 1, idx: 0, width: 256 },
      { level: 2, idx: 0, width: 1 },
    ]);
    db.close();
  }, 30_000);
});

describe('S-08 a restart at any size', () => {
  it('continues the same tree', () => {
    let writer = store.writer();
    writer.write([fresh(250)]);
    const leaves = store.leaves();
    for (let size = 251; size <= 520; size++) {
      writer = store.writer();
      writer.write([fresh()]);
      const [leaf] = store.db
        .prepare<[], Buffer>('SELECT leaf FROM event ORDER BY position DESC LIMIT 1')
        .pluck()
        .all();
      leaves.push(leaf!);
      expect(writer.table.tree.root()).toEqual(naiveRoot(leaves));
    }
    checkTiles(store.db, leaves);
  }, 30_000);

  it('refuses a growing tile that does not fit', () => {
    store.writer().write([fresh(300)]);
    store.db.exec('DROP TRIGGER tile_no_delete; DELETE FROM tile WHERE level = 1');
    expect(() => store.writer()).toThrow('CORRUPT');
  });
});

describe('S-18 a copy made by the database', () => {
  it('verifies to the same root, leaf by leaf from the columns', () => {
    const writer = store.writer();
    for (let i = 0; i < (deep ? 40 : 4); i++) writer.write([fresh(200), fresh(100)]);
    store.db.prepare('VACUUM INTO ?').run(`${store.file}.copy`);
    const copy = openDatabase(`${store.file}.copy`, { readOnly: true });
    const rows = copy
      .prepare<[], any>(
        'SELECT e.*, s.name AS stream FROM event e JOIN stream s ON s.id = e.stream_id ORDER BY position',
      )
      .all();
    const leaves = rows.map((row) =>
      eventLeaf({
        id: row.event_id,
        revision: row.revision,
        stream: row.stream,
        type: row.type,
        schemaVersion: row.schema_version,
        recordedAt: row.recorded_at,
        actorId: row.actor_id,
        dataDigest: dataDigest(JSON.parse(row.metadata).salt, row.data),
        metadataDigest: metadataDigest(row.metadata),
      }),
    );
    copy.close();
    expect(leaves).toEqual(store.leaves());
    expect(naiveRoot(leaves)).toEqual(writer.table.tree.root());
  });
});

import { schema } from '../../../infra/event-log/sqlite/schema';
import { TileStore } from '../../../infra/event-log/sqlite/tile-store';
import { openDatabase } from '../../../infra/sqlite';
import { naiveRoot, someLeaves } from '../naive-tree';
import { fresh, newStore, type Store } from './wire-appends';

let store: Store;
beforeEach(async () => {
  store = await newStore();
});
afterEach(() => store.remove());

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

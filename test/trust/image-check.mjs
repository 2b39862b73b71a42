import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { product } from '../bench/product.mjs';
import { Database, logFileIn } from './sealed-log.mjs';

const { openStore } = product('infra/event-log/sqlite/open-store');
const { TileStore } = product('infra/event-log/sqlite/tile-store');
const { CompactRange } = product('infra/event-log/tree');

const rowsIn = (db) =>
  db
    .prepare('SELECT position, hex(event_id), data, metadata, hex(leaf) FROM event ORDER BY position')
    .raw()
    .all()
    .map(String);
const leavesIn = (db) => db.prepare('SELECT leaf FROM event ORDER BY position').pluck().all();

/** Looks at what a power loss left in a folder, as a start of the product would find it. */
export class ImageCheck {
  #recorded;
  #task;

  /** @param finished folder of the log as it was when nothing was lost */
  constructor(dir, finished) {
    this.dir = dir;
    const db = new Database(logFileIn(finished));
    this.#recorded = rowsIn(db);
    db.close();
    this.#task = { dir, realm: 'live', createdAt: '2026-11-25T10:00:00.000000Z' };
  }

  /** What is wrong with the log here, given how many events were acknowledged; undefined when nothing is. */
  wrong(acknowledged) {
    rmSync(join(this.dir, 'log.db-shm'), { force: true });
    let db;
    try {
      ({ db } = openStore(this.#task));
      return this.#compare(db, acknowledged);
    } catch (error) {
      return `corrupt: ${error.code ?? ''} ${error.message} ${JSON.stringify(error.detail ?? {})}`;
    } finally {
      db?.close();
    }
  }

  #compare(db, acknowledged) {
    const rows = rowsIn(db);
    if (rows.length < acknowledged) return `lost: ${acknowledged} events were acknowledged, ${rows.length} are here`;
    const other = rows.findIndex((row, index) => row !== this.#recorded[index]);
    if (other >= 0) return `corrupt: event ${other} is another one`;
    const tree = new CompactRange();
    for (const leaf of leavesIn(db)) tree.push(leaf);
    if (!new TileStore(db, 0).root().equals(tree.root())) return 'corrupt: the tiles make another tree';
    const sound = db.pragma('integrity_check(1)', { simple: true });
    return sound === 'ok' ? undefined : `corrupt: ${sound}`;
  }
}

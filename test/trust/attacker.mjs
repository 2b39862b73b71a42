import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { product } from '../bench/product.mjs';
import { Database, keyFileIn, logFileIn } from './sealed-log.mjs';

const { eventLeaf } = product('infra/event-log/leaf');
const { leafParts } = product('infra/event-log/verify/check-event');
const { rowsBetween } = product('infra/event-log/verify/stored-row');
const { TileStore } = product('infra/event-log/sqlite/tile-store');
const { CompactRange } = product('infra/event-log/tree');
const { readKeyFile } = product('infra/seal/key-file');
const { signingKey, signNote } = product('infra/seal/keys');
const { formatCheckpoint } = product('contracts/seal/checkpoint');
const { formatNote } = product('contracts/seal/note');
const { algorithms } = product('contracts/seal/verifier-key');

const columns =
  'stream_id, revision, event_id, type, schema_version, recorded_at, effective_at, actor_id, data, metadata, leaf';

/** Somebody with the file in his hands: no trigger stands in his way, and he knows how the tree is built. */
export class Attacker {
  constructor(dir) {
    this.dir = dir;
    this.db = new Database(logFileIn(dir));
    this.db.pragma('foreign_keys=OFF');
    for (const name of this.db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all())
      this.db.exec(`DROP TRIGGER ${name}`);
  }

  rows() {
    return this.db.prepare(`SELECT ${columns} FROM event ORDER BY position`).all();
  }

  /** Makes these rows the whole history, each at the place that it has in the list. */
  replaceRows(rows) {
    const insert = this.db.prepare(
      `INSERT INTO event(position, ${columns}) VALUES(?, ${columns.replaceAll(/[a-z_]+/g, '?')})`,
    );
    this.db.transaction(() => {
      this.db.exec('DELETE FROM event');
      for (const [index, row] of rows.entries()) insert.run(index + 1, ...columns.split(', ').map((name) => row[name]));
    })();
  }

  /** Revisions without a gap, and streams that end where their events do. */
  closeGaps(rows) {
    const next = new Map();
    return rows.map((row) => {
      const revision = next.get(row.stream_id) ?? 0;
      next.set(row.stream_id, revision + 1);
      return { ...row, revision };
    });
  }

  /** Leaves, tiles and streams as they follow from the events that are here now. */
  rebuildTree() {
    this.db.transaction(() => {
      const setLeaf = this.db.prepare('UPDATE event SET leaf = ? WHERE position = ?');
      const leaves = rowsBetween(this.db)
        .all(1, Number.MAX_SAFE_INTEGER)
        .map((row) => [row[0], eventLeaf(leafParts(row))]);
      this.db.exec('DELETE FROM tile; UPDATE event SET position = -position');
      const tree = new TileStore(this.db, 0);
      this.db.exec('UPDATE event SET position = -position');
      for (const [position, leaf] of leaves) {
        setLeaf.run(leaf, position);
        tree.push(leaf);
      }
      this.db.exec(`UPDATE stream SET revision = (SELECT MAX(revision) FROM event WHERE stream_id = stream.id)
        WHERE id IN (SELECT stream_id FROM event); DELETE FROM stream WHERE id NOT IN (SELECT stream_id FROM event)`);
    })();
  }

  /** Signs the history that is here now with the log's own key, and removes every other seal from the machine. */
  resign() {
    const tree = new CompactRange();
    for (const { leaf } of this.rows()) tree.push(leaf);
    const origin = this.db.prepare(`SELECT value FROM meta WHERE key = 'origin'`).pluck().get();
    const key = signingKey(readKeyFile(keyFileIn(this.dir)), origin, algorithms.ed25519);
    const text = formatCheckpoint({ origin, size: tree.size, root: tree.root() });
    this.forget(0);
    this.setHead(tree.size, formatNote({ text, signatures: [signNote(key, text)] }));
  }

  setHead(size, note) {
    this.db.prepare('UPDATE signed_head SET size = ?, note = ?').run(size, note);
  }

  /** Removes the kept checkpoints above a size, rows and files. */
  forget(size) {
    this.db.prepare('DELETE FROM checkpoint WHERE size > ?').run(size);
    const folder = join(this.dir, 'checkpoints');
    for (const name of readdirSync(folder)) if (Number.parseInt(name, 10) > size) rmSync(join(folder, name));
  }

  close() {
    this.db.pragma('wal_checkpoint(TRUNCATE)');
    this.db.close();
  }
}

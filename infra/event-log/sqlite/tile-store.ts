import { EventLogError } from '../../../contracts/event-log';
import { hashBytes } from '../../../contracts/seal/primitives';
import { tileWidth } from '../../../contracts/seal/tree';
import type { SqliteDatabase } from '../../sqlite';
import { CompactRange, perfectRoot } from '../tree';

const tileBytes = tileWidth * hashBytes;

/**
 * The tree over all leaves of a log file: stores every full tile and the growing tile of the upper levels as leaves
 * come (trust.md §2.4). Runs inside the transaction that records the events.
 */
export class TileStore {
  #range = new CompactRange();
  /** Leaves of the growing tile of level 0, which the event table holds too. */
  readonly #leaves = Buffer.alloc(tileBytes);
  /** Growing tiles of level 1, 2, … */
  #upper: Buffer[] = [];
  readonly #insert;
  readonly #extend;

  constructor(
    private readonly db: SqliteDatabase,
    private readonly base: number,
  ) {
    this.#insert = db.prepare<[number, number, Buffer]>('INSERT INTO tile(level, idx, hashes) VALUES(?, ?, ?)');
    this.#extend = db.prepare<[Buffer, number, number]>('UPDATE tile SET hashes = ? WHERE level = ? AND idx = ?');
    this.reload();
  }

  get size() {
    return this.#range.size;
  }

  root(): Buffer {
    return this.#range.root();
  }

  push(leaf: Buffer) {
    leaf.copy(this.#leaves, (this.#range.size % tileWidth) * hashBytes);
    this.#range.push(leaf, (level, root) => {
      if (level % 8 === 0) this.#completed(level / 8, root);
    });
  }

  /**
   * Rebuilds the right edge from the tiles and the last leaves.
   * @throws EventLogError CORRUPT when a growing tile does not fit the number of events
   */
  reload() {
    const size = this.db.prepare<[], number>('SELECT COALESCE(MAX(position), 0) FROM event').pluck().get()! - this.base;
    const leaves = Math.max(size, 0);
    this.#range = new CompactRange();
    this.#upper = [];
    const levels = [this.#loadLeaves(leaves % tileWidth)];
    for (
      let level = 1, count = Math.floor(leaves / tileWidth);
      count > 0;
      level++, count = Math.floor(count / tileWidth)
    )
      levels[level] = this.#upper[level] = this.#loadTile(level, count);
    for (let level = levels.length - 1; level >= 0; level--) graftTile(this.#range, level * 8, levels[level]!);
  }

  /** A subtree of 256^level leaves is complete: its tile is full, and its root grows the tile above. */
  #completed(level: number, root: Buffer) {
    const count = (this.#range.size + 1) / tileWidth ** level;
    const index = Math.floor((count - 1) / tileWidth);
    const slot = (count - 1) % tileWidth;
    if (level === 1) this.#insert.run(0, count - 1, this.#leaves);
    const hashes = slot === 0 ? root : Buffer.concat([this.#upper[level]!, root]);
    this.#upper[level] = hashes;
    if (slot === 0) this.#insert.run(level, index, hashes);
    else this.#extend.run(hashes, level, index);
  }

  #loadLeaves(count: number): Buffer {
    const newest = this.db.prepare<[number], Buffer>('SELECT leaf FROM event ORDER BY position DESC LIMIT ?').pluck();
    newest
      .all(count)
      .reverse()
      .forEach((leaf, index) => leaf.copy(this.#leaves, index * hashBytes));
    return this.#leaves.subarray(0, count * hashBytes);
  }

  #loadTile(level: number, count: number): Buffer {
    const wanted = (count % tileWidth) * hashBytes;
    if (wanted === 0) return Buffer.alloc(0);
    const index = Math.floor(count / tileWidth);
    const tile = this.db
      .prepare<[number, number], Buffer>('SELECT hashes FROM tile WHERE level = ? AND idx = ?')
      .pluck();
    const hashes = tile.get(level, index);
    if (hashes?.length !== wanted) throw new EventLogError('CORRUPT', { reason: 'TILE', level, index });
    return hashes;
  }
}

/** Puts the hashes of a growing tile behind a range as the largest perfect subtrees that they make. */
function graftTile(range: CompactRange, level: number, hashes: Buffer) {
  const parts = Array.from({ length: hashes.length / hashBytes }, (_, i) =>
    Buffer.from(hashes.subarray(i * hashBytes, (i + 1) * hashBytes)),
  );
  for (let bit = 7, at = 0; bit >= 0; bit--) {
    const count = 2 ** bit;
    if (parts.length - at < count) continue;
    range.graft(level + bit, perfectRoot(parts.slice(at, at + count)));
    at += count;
  }
}

import { tileWidth } from '../../../contracts/seal/tree';
import type { Tile } from '../../seal/tile-hashes';
import type { SqliteDatabase } from '../../sqlite';

/** Reads tiles of a log file; the growing tile of level 0 are its last leaves (trust.md §2.4). */
export function tileReader(db: SqliteDatabase, base: number): Tile {
  const stored = db.prepare<[number, number], Buffer>('SELECT hashes FROM tile WHERE level = ? AND idx = ?').pluck();
  const leaves = db
    .prepare<[number, number], Buffer>('SELECT leaf FROM event WHERE position BETWEEN ? AND ? ORDER BY position')
    .pluck();
  return (level, index) => {
    const tile = stored.get(level, index);
    if (tile || level > 0) return tile;
    const first = base + index * tileWidth + 1;
    const last = leaves.all(first, first + tileWidth - 1);
    return last.length === 0 ? undefined : Buffer.concat(last);
  };
}

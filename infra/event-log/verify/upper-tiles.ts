import { hashBytes } from '../../../contracts/seal/primitives';
import { tileWidth } from '../../../contracts/seal/tree';
import type { LogFinding } from '../../../contracts/verification';
import type { SqliteDatabase } from '../../sqlite';
import { CompactRange } from '../tree';

/** A size and the root that somebody sealed it with. */
export interface Sealed {
  readonly size: number;
  readonly root: Uint8Array;
  /** Where the seal is kept, for whoever reads the finding. */
  readonly name: string;
}

/** The levels of the tree above its leaves, built again from the roots of the full tiles. */
export class UpperTiles {
  readonly range = new CompactRange();
  /** Hashes of tile levels 1, 2, … as they were computed. */
  readonly #levels: Buffer[][] = [[]];

  push(tileRoot: Buffer) {
    this.#levels[0]!.push(tileRoot);
    this.range.push(tileRoot, (level, root) => {
      if (level % 8 !== 0) return;
      const upper = level / 8;
      this.#levels[upper] ??= [];
      this.#levels[upper]!.push(root);
    });
  }

  /** Root of the tree of all tiles so far and some leaves behind them. */
  rootWith(leaves: readonly Buffer[]): Buffer {
    if (leaves.length === 0) return this.range.root();
    const tail = new CompactRange();
    for (const leaf of leaves) tail.push(leaf);
    return this.range.root(tail.root());
  }

  /**
   * Compares the stored tiles of levels 1 and up with what was computed.
   * @param explained true for leaves [from, to) among which one is already known to be wrong: all above it differ, too
   */
  compare(db: SqliteDatabase, explained: (from: number, to: number) => boolean): LogFinding[] {
    const tile = db.prepare<[number, number], Buffer>('SELECT hashes FROM tile WHERE level = ? AND idx = ?').pluck();
    const found: LogFinding[] = [];
    for (const [above, hashes] of this.#levels.entries()) {
      const level = above + 1;
      for (let index = 0; index * tileWidth < hashes.length; index++) {
        const stored = tile.get(level, index);
        const first = index * tileWidth;
        for (const at of differences(hashes.slice(first, first + tileWidth), stored)) {
          const leaves = tileWidth ** level;
          const from = (first + at) * leaves;
          if (
            explained(from, from + leaves) ||
            found.some(({ index: wrong }) => wrong >= from && wrong < from + leaves)
          )
            continue;
          const detail = `tile ${index} of level ${level} holds another hash for the ${leaves} events from here`;
          found.push({ code: 'TILE_MISMATCH', index: from, detail });
        }
      }
    }
    return found;
  }

  /** Tiles that the file should hold, those of level 0 included. */
  get count() {
    return this.#levels.reduce((sum, hashes) => sum + Math.ceil(hashes.length / tileWidth), this.#levels[0]!.length);
  }
}

/** Places at which a stored tile does not hold the hash that was computed. */
function differences(computed: readonly Buffer[], stored: Buffer | undefined): number[] {
  const hashAt = (at: number) => stored?.subarray(at * hashBytes, (at + 1) * hashBytes);
  return computed.flatMap((hash, at) => (hashAt(at)?.equals(hash) ? [] : [at]));
}

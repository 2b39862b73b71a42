import { EventLogError } from '../../contracts/event-log';
import { perfectRoot } from '../event-log/tree';
import type { HashSource } from './prover';

/** Hashes in a full tile (C2SP tlog-tiles). */
export const tileWidth = 256;
const tileLevels = 8;
const hashBytes = 32;

/**
 * The stored hashes of a tile one after the other, as many as there are; undefined when there is none. The growing tile
 * of level 0 consists of the last leaves of the event table (trust.md §2.4).
 */
export type Tile = (level: number, index: number) => Uint8Array | undefined;

/** Subtree hashes from tiles; each tile is read once. Meant for one proof or root: what it read, it keeps. */
export class TileHashes implements HashSource {
  readonly #read = new Map<string, Uint8Array | undefined>();

  constructor(private readonly tile: Tile) {}

  /** @throws EventLogError CORRUPT with reason TILE when the tile is missing or too short */
  subtree(level: number, index: number): Uint8Array {
    const tileLevel = Math.floor(level / tileLevels);
    const count = 2 ** (level % tileLevels);
    const tileIndex = Math.floor((index * count) / tileWidth);
    const start = ((index * count) % tileWidth) * hashBytes;
    const tile = this.#tile(tileLevel, tileIndex);
    const hashes = tile?.subarray(start, start + count * hashBytes);
    if (hashes?.length !== count * hashBytes)
      throw new EventLogError('CORRUPT', { reason: 'TILE', level: tileLevel, index: tileIndex });
    return perfectRoot(
      Array.from({ length: count }, (_, at) => Buffer.from(hashes.subarray(at * hashBytes, (at + 1) * hashBytes))),
    );
  }

  #tile(level: number, index: number) {
    const key = `${level}/${index}`;
    if (!this.#read.has(key)) this.#read.set(key, this.tile(level, index));
    return this.#read.get(key);
  }
}

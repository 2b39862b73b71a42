import { EventLogError } from '../../contracts/event-log';
import { hashBytes } from '../../contracts/seal/primitives';
import { nodeHash, tileWidth } from '../../contracts/seal/tree';
import { sha256 } from './hash';
import type { HashSource } from './prover';

const tileLevels = 8;

/**
 * The stored hashes of a tile one after the other, as many as there are; undefined when there is none. The growing tile
 * of level 0 consists of the last leaves of the event table (trust.md §2.4).
 */
export type Tile = (level: number, index: number) => Uint8Array | undefined;

/** A tile that was read. Nodes are numbered as in a heap: the two below node i are 2i and 2i + 1, the hashes 256 … 511. */
interface ReadTile {
  readonly hashes: Uint8Array;
  readonly nodes: (Uint8Array | undefined)[];
}

/** Subtree hashes from tiles. Reads each tile once and keeps it: meant for the proofs and roots of one answer. */
export class TileHashes implements HashSource {
  readonly #read = new Map<string, ReadTile>();

  constructor(private readonly tile: Tile) {}

  /** @throws EventLogError CORRUPT with reason TILE when a tile is missing or too short */
  subtree(level: number, index: number): Uint8Array {
    const tileLevel = Math.floor(level / tileLevels);
    const row = 2 ** (tileLevels - (level % tileLevels));
    const tileIndex = Math.floor(index / row);
    const node = nodeOf(this.#tile(tileLevel, tileIndex), row + (index % row));
    if (!node) throw new EventLogError('CORRUPT', { reason: 'TILE', level: tileLevel, index: tileIndex });
    return node;
  }

  #tile(level: number, index: number): ReadTile {
    const key = `${level}/${index}`;
    const known = this.#read.get(key) ?? { hashes: this.tile(level, index) ?? new Uint8Array(), nodes: [] };
    this.#read.set(key, known);
    return known;
  }
}

/** The hash of a node; undefined when the tile does not hold all of its leaves. */
function nodeOf(tile: ReadTile, node: number): Uint8Array | undefined {
  const known = tile.nodes[node];
  if (known) return known;
  if (node >= tileWidth) {
    const at = (node - tileWidth) * hashBytes;
    return at + hashBytes <= tile.hashes.length ? tile.hashes.slice(at, at + hashBytes) : undefined;
  }
  const [left, right] = [nodeOf(tile, node * 2), nodeOf(tile, node * 2 + 1)];
  if (left && right) tile.nodes[node] = nodeHash(sha256, left, right);
  return tile.nodes[node];
}

import type { Tile } from '../../infra/seal/tile-hashes';
import { rootsOf } from './oracle';

/** The tiles of a log of these leaves (trust.md §2.4). */
export function tilesOf(leaves: readonly Buffer[]): Tile {
  const root = rootsOf(leaves);
  return (level, index) => {
    const width = 256 ** level;
    const count = Math.min(256, Math.floor(leaves.length / width) - index * 256);
    const first = index * 256;
    if (count <= 0) return undefined;
    return Buffer.concat(
      Array.from({ length: count }, (_, slot) => root((first + slot) * width, (first + slot + 1) * width)),
    );
  };
}

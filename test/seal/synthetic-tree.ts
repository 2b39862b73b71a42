import type { Tile } from '../../infra/seal/tile-hashes';
import { largestPowerBelow, type PartRoot, sha } from './oracle';

const plainLeaf = sha(Buffer.from('plain'));
const plain: Buffer[] = [plainLeaf];
for (let level = 1; level <= 48; level++) plain.push(sha(Buffer.of(1), plain[level - 1]!, plain[level - 1]!));

/** A tree of any size whose leaves are all equal but for some, so that its perfect subtrees cost nothing. */
export class SyntheticTree {
  readonly #marked: readonly number[];

  constructor(
    marked: readonly number[],
    private readonly size: number,
  ) {
    this.#marked = [...new Set(marked)].sort((a, b) => a - b);
  }

  leaf(index: number): Buffer {
    return this.#marked.includes(index) ? sha(Buffer.from(`leaf ${index}`)) : plainLeaf;
  }

  /** Root of a perfect subtree. */
  node(level: number, index: number): Buffer {
    const width = 2 ** level;
    if (!this.#marked.some((one) => one >= index * width && one < (index + 1) * width)) return plain[level]!;
    if (level === 0) return this.leaf(index);
    return sha(Buffer.of(1), this.node(level - 1, index * 2), this.node(level - 1, index * 2 + 1));
  }

  /** RFC 6962 §2.1, MTH, ending its recursion at perfect subtrees. */
  readonly root: PartRoot = (from, to) => {
    const width = to - from;
    const split = largestPowerBelow(width);
    if (width === 1 || split * 2 === width) return this.node(Math.log2(width), from / width);
    return sha(Buffer.of(1), this.root(from, from + split), this.root(from + split, to));
  };

  /** Tiles as a log of this size holds them (trust.md §2.4). */
  readonly tile: Tile = (level, index) => {
    const complete = Math.floor(this.size / 256 ** level);
    const count = Math.min(256, complete - index * 256);
    if (count <= 0) return undefined;
    return Buffer.concat(Array.from({ length: count }, (_, slot) => this.node(level * 8, index * 256 + slot)));
  };
}

import { sha256 } from './leaf';

/** Root of the tree of no leaves. */
export const emptyRoot: Buffer = sha256('');

const pair = Buffer.alloc(65, 1);

/** RFC 6962 hash of an inner node. */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  left.copy(pair, 1);
  right.copy(pair, 33);
  return sha256(pair);
}

/** Told of every perfect subtree of 2^level leaves at the moment its last leaf arrives. */
export type Completed = (level: number, root: Buffer) => void;

/**
 * The right edge of the tree of all leaves so far: one root for each perfect subtree that the size is made of.
 * Appending a leaf takes two hashes on average, the root at most log₂(size).
 */
export class CompactRange {
  #nodes: Buffer[] = [];
  #size = 0;

  get size() {
    return this.#size;
  }

  /** @param completed told of every subtree that this leaf completes, the smallest first */
  push(leaf: Buffer, completed?: Completed) {
    let root = leaf;
    let level = 0;
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      root = nodeHash(this.#nodes[level]!, root);
      level += 1;
      completed?.(level, root);
    }
    this.#nodes[level] = root;
    this.#size += 1;
  }

  /** Puts a perfect subtree of 2^level leaves behind the leaves so far, whose number must be a multiple of its size. */
  graft(level: number, root: Buffer) {
    this.#nodes[level] = root;
    this.#size += 2 ** level;
  }

  /**
   * Merkle tree hash of all leaves.
   * @param right root of fewer leaves than the smallest subtree held, standing behind all of them
   */
  root(right?: Buffer): Buffer {
    let root = right;
    let rest = this.#size;
    for (let level = 0; rest > 0; level++) {
      if (rest % 2 === 1) root = root ? nodeHash(this.#nodes[level]!, root) : this.#nodes[level]!;
      rest = Math.floor(rest / 2);
    }
    return root ?? emptyRoot;
  }
}

/** Root of a perfect subtree from the roots of its equal parts, whose number is a power of two. */
export function perfectRoot(parts: readonly Buffer[]): Buffer {
  let row = parts;
  while (row.length > 1) {
    const next: Buffer[] = [];
    for (let i = 0; i < row.length; i += 2) next.push(nodeHash(row[i]!, row[i + 1]!));
    row = next;
  }
  return row[0]!;
}

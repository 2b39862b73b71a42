import { createHash } from 'node:crypto';

const sha = (...parts: readonly Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 6962 §2.1 as it is written there, over leaf hashes: the oracle of the tree's tests. */
export function naiveRoot(leaves: readonly Buffer[], from = 0, to = leaves.length): Buffer {
  if (from === to) return sha();
  if (to - from === 1) return leaves[from]!;
  let split = 1;
  while (split * 2 < to - from) split *= 2;
  const [left, right] = [naiveRoot(leaves, from, from + split), naiveRoot(leaves, from + split, to)];
  return sha(Buffer.from([1]), left, right);
}

/** Leaf hashes that differ from each other. */
export const someLeaves = (count: number) => Array.from({ length: count }, (_, i) => sha(Buffer.from(`leaf ${i}`)));

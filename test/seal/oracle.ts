import { createHash } from 'node:crypto';

export const sha = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

/** Root of the leaves `from` … `to` − 1 of some tree. */
export type PartRoot = (from: number, to: number) => Buffer;

export function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** RFC 6962 §2.1, MTH: over leaf hashes, remembering what it computed. */
export function rootsOf(leaves: readonly Buffer[]): PartRoot {
  const known = new Map<number, Buffer>();
  const root: PartRoot = (from, to) => {
    if (to === from) return sha();
    if (to - from === 1) return leaves[from]!;
    const key = from * 2 ** 16 + to;
    const split = from + largestPowerBelow(to - from);
    const found = known.get(key) ?? sha(Buffer.of(1), root(from, split), root(split, to));
    known.set(key, found);
    return found;
  };
  return root;
}

/** RFC 6962 §2.1.1, PATH. */
export function path(root: PartRoot, index: number, from: number, to: number): readonly Buffer[] {
  if (to - from === 1) return [];
  const split = from + largestPowerBelow(to - from);
  return index < split
    ? [...path(root, index, from, split), root(split, to)]
    : [...path(root, index, split, to), root(from, split)];
}

/** RFC 6962 §2.1.2, SUBPROOF. */
export function subproof(root: PartRoot, old: number, from: number, to: number, whole = true): readonly Buffer[] {
  if (old === to) return whole ? [] : [root(from, to)];
  const split = from + largestPowerBelow(to - from);
  return old <= split
    ? [...subproof(root, old, from, split, whole), root(split, to)]
    : [...subproof(root, old, split, to, false), root(from, split)];
}

/** trust.md §3.5: hashes of the maximal subtrees wholly outside `a` … `b` − 1, depth first. */
export function outside(root: PartRoot, a: number, b: number, from: number, to: number): readonly Buffer[] {
  if (to <= a || from >= b) return [root(from, to)];
  if (to - from === 1) return [];
  const split = from + largestPowerBelow(to - from);
  return [...outside(root, a, b, from, split), ...outside(root, a, b, split, to)];
}

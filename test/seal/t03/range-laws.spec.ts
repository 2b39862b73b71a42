import fc from 'fast-check';
import { type Range, verifyRange } from '../../../contracts/seal/range';
import { sha256 } from '../../../infra/seal/hash';
import { rangeProof } from '../../../infra/seal/prover';
import { TileHashes } from '../../../infra/seal/tile-hashes';
import { someLeaves } from '../../event-log/naive-tree';
import { seed } from '../../seeded';
import { alterations, flipped } from '../alterations';
import { outside, rootsOf } from '../oracle';
import { SyntheticTree } from '../synthetic-tree';
import { tilesOf } from '../tiles-of';

const most = 64;
const leaves = someLeaves(most);
const root = rootsOf(leaves);
const hashes = new TileHashes(tilesOf(leaves));
const holds = (range: Range) => verifyRange(sha256, range);

const rangeOf = (from: number, to: number, size: number): Range => ({
  from,
  to,
  size,
  leaves: leaves.slice(from, to),
  root: root(0, size),
  proof: rangeProof(hashes, from, to, size),
});

it(`all ranges of all sizes to ${most} are proved as the definition says`, () => {
  for (let size = 1; size <= most; size++)
    for (let from = 0; from < size; from++)
      for (let to = from + 1; to <= size; to++) {
        const range = rangeOf(from, to, size);
        const expected = outside(root, from, to, 0, size);
        if (!Buffer.concat(range.proof).equals(Buffer.concat(expected)) || !holds(range))
          throw new Error(`${from} to ${to} of ${size}`);
      }
});

it('altered ranges are refused', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: most }), fc.nat(most), fc.nat(most), fc.nat(255), (size, x, y, bit) => {
      const [from, last] = [x % size, y % size].sort((a, b) => a - b) as [number, number];
      const to = last + 1;
      const good = rangeOf(from, to, size);
      expect(holds(good)).toBe(true);
      for (const proof of alterations(good.proof)) expect(holds({ ...good, proof })).toBe(false);
      for (const altered of alterations(good.leaves)) expect(holds({ ...good, leaves: altered })).toBe(false);
      for (const step of [-1, 1]) expect(holds({ ...good, from: from + step, to: to + step })).toBe(false);
      expect(holds({ ...good, to: from })).toBe(false);
      expect(holds({ ...good, from: from + 1 })).toBe(false);
      expect(holds({ ...good, root: flipped(good.root, bit) })).toBe(false);
      expect(holds({ ...good, size: to - 1 })).toBe(false);
    }),
    { seed, numRuns: 200 },
  ));

it('a range in a tree of 2^40 leaves takes two hashes for each level at most', () => {
  const size = 2 ** 40 - 5;
  const from = 2 ** 39 - 3;
  const tree = new SyntheticTree([from - 1, from, from + 4, size - 1], size);
  const proof = rangeProof(new TileHashes(tree.tile), from, from + 5, size);
  expect(proof.length).toBeLessThanOrEqual(80);
  const run = Array.from({ length: 5 }, (_, at) => tree.leaf(from + at));
  expect(holds({ from, to: from + 5, size, leaves: run, root: tree.root(0, size), proof })).toBe(true);
  expect(() => rangeProof(hashes, 3, 3, 5)).toThrow(RangeError);
});

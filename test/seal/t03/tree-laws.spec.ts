import fc from 'fast-check';
import { type Consistency, verifyConsistency } from '../../../contracts/seal/consistency';
import { type Inclusion, verifyInclusion } from '../../../contracts/seal/inclusion';
import { CompactRange } from '../../../infra/event-log/tree';
import { sha256 } from '../../../infra/seal/hash';
import { consistencyProof, inclusionProof, rootAt } from '../../../infra/seal/prover';
import { TileHashes } from '../../../infra/seal/tile-hashes';
import { someLeaves } from '../../event-log/naive-tree';
import { seed, volumeOr } from '../../seeded';
import { alterations, flipped } from '../alterations';
import { path, rootsOf, subproof } from '../oracle';
import { SyntheticTree } from '../synthetic-tree';
import { tilesOf } from '../tiles-of';

const most = 300;
const randomSizes = volumeOr(150);
const leaves = someLeaves(most);
const root = rootsOf(leaves);
const hashes = new TileHashes(tilesOf(leaves));

const includes = (inclusion: Inclusion) => verifyInclusion(sha256, inclusion);
const extends_ = (consistency: Consistency) => verifyConsistency(sha256, consistency);

describe(`all sizes to ${most}, from tiles`, () => {
  it('roots are those of the definition and of the appending range', () => {
    const range = new CompactRange();
    for (let size = 0; size <= most; size++) {
      expect(rootAt(hashes, size)).toEqual(root(0, size));
      expect(range.root()).toEqual(root(0, size));
      if (size < most) range.push(leaves[size]!);
    }
  });

  it('inclusion proofs are those of the definition, and are accepted', () => {
    for (const { lower: index, upper: size } of pairs()) {
      if (index === size) continue;
      const proof = inclusionProof(hashes, index, size);
      const accepted = includes({ index, size, leaf: leaves[index]!, root: root(0, size), proof });
      if (!same(proof, path(root, index, 0, size)) || !accepted) throw new Error(`index ${index} of ${size}`);
    }
  });

  it('consistency proofs are those of the definition, and are accepted', () => {
    for (const { lower: from, upper: to } of pairs()) {
      const proof = consistencyProof(hashes, from, to);
      const accepted = extends_({ from, to, fromRoot: root(0, from), toRoot: root(0, to), proof });
      if (!same(proof, provedFrom(from, to)) || !accepted) throw new Error(`${from} to ${to}`);
    }
  });
});

function* pairs() {
  for (let upper = 0; upper <= most; upper++) for (let lower = 0; lower <= upper; lower++) yield { lower, upper };
}

const provedFrom = (from: number, to: number) => (from === 0 ? [] : subproof(root, from, 0, to));

describe('altered proofs are refused', () => {
  const size = fc.integer({ min: 1, max: most });
  const place = size.chain((n) => fc.tuple(fc.constant(n), fc.nat(n - 1), fc.nat(255)));

  it('of inclusion', () =>
    fc.assert(
      fc.property(place, ([n, index, bit]) => {
        const good = { index, size: n, leaf: leaves[index]!, root: root(0, n), proof: path(root, index, 0, n) };
        expect(includes(good)).toBe(true);
        for (const proof of alterations(good.proof)) expect(includes({ ...good, proof })).toBe(false);
        for (const other of [index - 1, index + 1, index + 0.5, -1, n])
          expect(includes({ ...good, index: other })).toBe(false);
        expect(includes({ ...good, leaf: flipped(good.leaf, bit) })).toBe(false);
        expect(includes({ ...good, leaf: good.leaf.subarray(1) })).toBe(false);
        expect(includes({ ...good, root: flipped(good.root, bit) })).toBe(false);
      }),
      { seed, numRuns: 300 },
    ));

  it('of consistency', () =>
    fc.assert(
      fc.property(place, ([to, from, bit]) => {
        const proof = provedFrom(from, to);
        const good = { from, to, fromRoot: root(0, from), toRoot: root(0, to), proof };
        expect(extends_(good)).toBe(true);
        for (const altered of alterations(proof)) expect(extends_({ ...good, proof: altered })).toBe(false);
        expect(extends_({ ...good, fromRoot: flipped(good.fromRoot, bit) })).toBe(false);
        // Every tree begins with the empty one: from there nothing is proved of the later root.
        expect(extends_({ ...good, toRoot: flipped(good.toRoot, bit) })).toBe(from === 0);
        for (const other of [-1, 0.5, to + 1]) expect(extends_({ ...good, from: other })).toBe(false);
      }),
      { seed, numRuns: 300 },
    ));

  it('and between equal sizes only equal roots are accepted, with no proof', () => {
    const good = { from: 5, to: 5, fromRoot: root(0, 5), toRoot: root(0, 5), proof: [] };
    expect(extends_(good)).toBe(true);
    expect(extends_({ ...good, toRoot: root(0, 6) })).toBe(false);
    expect(extends_({ ...good, proof: [root(0, 5)] })).toBe(false);
    expect(extends_({ from: 0, to: 0, fromRoot: root(0, 1), toRoot: root(0, 1), proof: [] })).toBe(false);
  });
});

describe('sizes to 2^40', () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }));
  const size = sizes.map(([bits, part]) => Math.max(1, Math.floor(2 ** bits * part)));
  const place = size.chain((n) =>
    fc.tuple(
      fc.constant(n),
      fc.maxSafeNat().map((random) => random % n),
    ),
  );

  it('proofs from a few tiles are those of the definition; altered ones are refused', () =>
    fc.assert(
      fc.property(place, fc.array(fc.maxSafeNat(), { maxLength: 6 }), ([to, from], others) => {
        const tree = new SyntheticTree([from, from - 1, to - 1, ...others.map((one) => one % to)], to);
        let read = 0;
        const tiles = new TileHashes((level, index) => {
          read += 1;
          return tree.tile(level, index);
        });
        const good = {
          index: from,
          size: to,
          leaf: tree.leaf(from),
          root: rootAt(tiles, to),
          proof: inclusionProof(tiles, from, to),
        };
        expect(Buffer.from(good.root)).toEqual(tree.root(0, to));
        expect(good.proof).toEqual(path(tree.root, from, 0, to));
        expect(includes(good)).toBe(true);
        for (const proof of alterations(good.proof)) expect(includes({ ...good, proof })).toBe(false);
        expect(includes({ ...good, index: from + 1 })).toBe(false);
        const proof = consistencyProof(tiles, from, to);
        expect(proof).toEqual(from === 0 ? [] : subproof(tree.root, from, 0, to));
        const grown = { from, to, fromRoot: rootAt(tiles, from), toRoot: good.root, proof };
        expect(extends_(grown)).toBe(true);
        for (const altered of alterations(proof)) expect(extends_({ ...grown, proof: altered })).toBe(false);
        // The right edge of both sizes, and the path between: three tiles of each of six levels at most.
        expect(read).toBeLessThanOrEqual(18);
      }),
      { seed, numRuns: randomSizes },
    ));
});

it('a proof of what the tree does not have is never made', () => {
  expect(() => inclusionProof(hashes, 5, 5)).toThrow(RangeError);
  expect(() => consistencyProof(hashes, 6, 5)).toThrow(RangeError);
  expect(() => rootAt(hashes, most + 1)).toThrow('CORRUPT');
});

const same = (a: readonly Uint8Array[], b: readonly Uint8Array[]) => Buffer.concat(a).equals(Buffer.concat(b));

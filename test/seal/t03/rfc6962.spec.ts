import { verifyConsistency } from '../../../contracts/seal/consistency';
import { verifyInclusion } from '../../../contracts/seal/inclusion';
import { sha256 as plainSha256 } from '../../../contracts/seal/sha256';
import { emptyRoot, leafHash } from '../../../contracts/seal/tree';
import { sha256 } from '../../../infra/seal/hash';
import { consistencyProof, inclusionProof, rootAt } from '../../../infra/seal/prover';
import { TileHashes } from '../../../infra/seal/tile-hashes';
import { sha } from '../oracle';
import { tilesOf } from '../tiles-of';
import { rfcEntries, rfcProofs, rfcRoots } from '../vectors';

const leaves = rfcEntries.map((entry) => Buffer.from(leafHash(sha256, entry)));
const hashes = new TileHashes(tilesOf(leaves));
const bytes = (all: readonly Uint8Array[]) => all.map((one) => Buffer.from(one));

it('roots', () => {
  expect(Buffer.from(emptyRoot(sha256))).toEqual(rfcRoots[0]);
  expect(bytes(rfcRoots.map((_, size) => rootAt(hashes, size)))).toEqual(rfcRoots);
});

it('proofs', () => {
  expect(bytes(inclusionProof(hashes, 5, 8))).toEqual(rfcProofs.index5of8);
  expect(bytes(consistencyProof(hashes, 6, 8))).toEqual(rfcProofs.from6to8);
  expect(bytes(consistencyProof(hashes, 2, 5))).toEqual(rfcProofs.from2to5);
});

it.each([
  ['of the platform', sha256],
  ['in plain code', plainSha256],
])('proofs are accepted with the hash %s', (_, hash) => {
  const leaf = leafHash(hash, rfcEntries[5]!);
  expect(verifyInclusion(hash, { index: 5, size: 8, leaf, root: rfcRoots[8]!, proof: rfcProofs.index5of8 })).toBe(true);
  const [from6, from2] = [rfcProofs.from6to8, rfcProofs.from2to5];
  const [root2, root5, root6, root8] = [rfcRoots[2]!, rfcRoots[5]!, rfcRoots[6]!, rfcRoots[8]!];
  expect(verifyConsistency(hash, { from: 6, to: 8, fromRoot: root6, toRoot: root8, proof: from6 })).toBe(true);
  expect(verifyConsistency(hash, { from: 2, to: 5, fromRoot: root2, toRoot: root5, proof: from2 })).toBe(true);
});

describe('the vectors tell a tree of other rules', () => {
  interface Rules {
    readonly leafPrefix: Buffer;
    readonly nodePrefix: Buffer;
    readonly oddIsDoubled: boolean;
  }
  const right: Rules = { leafPrefix: Buffer.of(0), nodePrefix: Buffer.of(1), oddIsDoubled: false };

  const pairsOf = (row: readonly Buffer[]) =>
    Array.from({ length: Math.floor(row.length / 2) }, (_, at) => [row[at * 2]!, row[at * 2 + 1]!] as const);

  /** Root by pairing row after row; an odd hash moves up, or is paired with itself. */
  function pairedRoot({ leafPrefix, nodePrefix, oddIsDoubled }: Rules, size: number): Buffer {
    let row = rfcEntries.slice(0, size).map((entry) => sha(leafPrefix, entry));
    while (row.length > 1) {
      const last = row.length % 2 === 1 ? row.slice(-1) : [];
      const odd = oddIsDoubled ? last.map((one) => sha(nodePrefix, one, one)) : last;
      row = [...pairsOf(row).map(([left, right]) => sha(nodePrefix, left, right)), ...odd];
    }
    return row[0] ?? sha();
  }
  const sizesThatFit = (rules: Rules) =>
    rfcRoots.map((_, size) => size).filter((size) => pairedRoot(rules, size).equals(rfcRoots[size]!));

  it('the rules as they are fit every size', () => expect(sizesThatFit(right)).toHaveLength(9));
  it('control: without the prefix of leaves only the empty tree fits', () =>
    expect(sizesThatFit({ ...right, leafPrefix: Buffer.alloc(0) })).toEqual([0]));
  it('control: without the prefix of nodes only trees without a node fit', () =>
    expect(sizesThatFit({ ...right, nodePrefix: Buffer.alloc(0) })).toEqual([0, 1]));
  it('control: with odd leaves doubled only powers of two fit', () =>
    expect(sizesThatFit({ ...right, oddIsDoubled: true })).toEqual([0, 1, 2, 4, 8]));

  it('control: an inner node passes for an entry where prefixes are missing, and not here', () => {
    const unprefixed = (all: Uint8Array) => sha(all.length === 0 ? all : all.subarray(1));
    const [left, other] = [sha(rfcEntries[0]!), sha(rfcEntries[1]!)];
    const node = Buffer.concat([left, other]);
    const whole = { index: 0, size: 1, root: sha(left, other), proof: [] };
    expect(verifyInclusion(unprefixed, { ...whole, leaf: leafHash(unprefixed, node) })).toBe(true);
    const forged = { ...whole, root: rfcRoots[2]!, leaf: leafHash(sha256, Buffer.concat(leaves.slice(0, 2))) };
    expect(verifyInclusion(sha256, forged)).toBe(false);
  });
});

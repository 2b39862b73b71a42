import fc from 'fast-check';
import type { Checkpoint } from '../../../contracts/seal/checkpoint';
import { provesConsistency, provesInclusion, provesRange } from '../../../contracts/seal/file-proofs';
import {
  formatConsistency,
  formatInclusion,
  formatRange,
  parseConsistency,
  parseInclusion,
  parseRange,
} from '../../../contracts/seal/proof-files';
import { sha256 } from '../../../infra/seal/hash';
import { consistencyProof, inclusionProof, rangeProof, rootAt } from '../../../infra/seal/prover';
import { TileHashes } from '../../../infra/seal/tile-hashes';
import { someLeaves } from '../../event-log/naive-tree';
import { seed } from '../../seeded';
import { tilesOf } from '../tiles-of';

const most = 70;
const leaves = someLeaves(most);
const hashes = new TileHashes(tilesOf(leaves));
const checkpoint = (size: number): Checkpoint => ({ origin: 'log.example/a', size, root: rootAt(hashes, size) });

const sizes = fc
  .tuple(fc.nat(most - 1), fc.nat(most - 1))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const);
const shifts = [-1, 1];

it('a consistency file holds for its own two notes only', () =>
  fc.assert(
    fc.property(sizes, ([from, to]) => {
      const text = formatConsistency({ from, to, proof: consistencyProof(hashes, from, to) });
      const holds = (altered: string, before = checkpoint(from), after = checkpoint(to)) =>
        provesConsistency(sha256, parseConsistency(altered), before, after);
      expect(holds(text)).toBe(true);
      expect(holds(text, { ...checkpoint(from), origin: 'log.example/b' })).toBe(false);
      for (const shift of shifts) {
        expect(holds(text.replace(/\nto .*/, `\nto ${to + shift}`))).toBe(false);
        if (from + shift >= 0) expect(holds(text.replace(/\nfrom .*/, `\nfrom ${from + shift}`))).toBe(false);
      }
    }),
    { seed },
  ));

it('a range file holds for its own note only', () =>
  fc.assert(
    fc.property(sizes, fc.nat(most), ([from, to], more) => {
      const size = Math.min(most, to + more);
      const text = formatRange({ from, to, size, proof: rangeProof(hashes, from, to, size) });
      const holds = (altered: string) =>
        provesRange(sha256, parseRange(altered), checkpoint(size), leaves.slice(from, to));
      expect(holds(text)).toBe(true);
      for (const shift of shifts) {
        expect(holds(text.replace(/\nsize .*/, `\nsize ${size + shift}`))).toBe(false);
        if (from + shift >= 0)
          expect(holds(text.replace(/\nrange .*/, `\nrange ${from + shift} ${to + shift}`))).toBe(false);
      }
    }),
    { seed },
  ));

it('an inclusion file holds for its own index only', () =>
  fc.assert(
    fc.property(sizes, ([index, size]) => {
      const text = formatInclusion({ index, proof: inclusionProof(hashes, index, size), note: '' });
      const holds = (altered: string) =>
        provesInclusion(sha256, parseInclusion(altered), checkpoint(size), leaves[index]!);
      expect(holds(text)).toBe(true);
      for (const shift of shifts)
        if (index + shift >= 0) expect(holds(text.replace(/\nindex .*/, `\nindex ${index + shift}`))).toBe(false);
    }),
    { seed },
  ));

it('control: by the proof alone a consistency holds for other sizes too', () => {
  const proof = consistencyProof(hashes, 2, 5);
  const claimed = { from: 2, to: 6, proof };
  expect(provesConsistency(sha256, claimed, checkpoint(2), { ...checkpoint(5), size: 6 })).toBe(true);
  expect(provesConsistency(sha256, claimed, checkpoint(2), checkpoint(5))).toBe(false);
});

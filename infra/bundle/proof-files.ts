import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { formatConsistency, formatRange } from '../../contracts/seal/proof-files';
import { consistencyProof, type HashSource, rangeProof } from '../seal/prover';
import { textFile, type ZipFile } from './zip-writer';

/**
 * One range proof for each run of events that follow one another.
 * @throws Error unless the indexes rise and lie within the tree of this size
 */
export function rangeFiles(tree: HashSource, events: readonly { readonly index: number }[], size: number): ZipFile[] {
  const runs: { from: number; to: number }[] = [];
  for (const { index } of events) {
    const run = runs.at(-1);
    if (run && index < run.to) throw new Error(`Event ${index} stands behind event ${run.to - 1}`);
    if (run?.to === index) run.to += 1;
    else runs.push({ from: index, to: index + 1 });
  }
  return runs.map(({ from, to }) => {
    const proof = rangeProof(tree, from, to, size);
    return textFile(`ranges/${from}-${to}.range`, formatRange({ from, to, size, proof }));
  });
}

/**
 * Each earlier checkpoint with the proof that this one continues it. One of the same size or of an empty log needs none.
 * @throws Error for a checkpoint that is larger than the bundle's
 */
export function historyFiles(tree: HashSource, notes: readonly string[], size: number): ZipFile[] {
  const earlier = new Map(notes.map((note) => [parseSignedCheckpoint(note).size, note]));
  return [...earlier]
    .filter(([from]) => from > 0 && from !== size)
    .flatMap(([from, note]) => {
      if (from > size) throw new Error(`A checkpoint of ${from} events is not earlier than one of ${size}`);
      const proof = consistencyProof(tree, from, size);
      return [
        textFile(`history/${from}.note`, note),
        textFile(`history/${from}-${size}.consistency`, formatConsistency({ from, to: size, proof })),
      ];
    });
}

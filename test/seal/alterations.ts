/** Every way to alter a proof that must be refused: a bit of each hash, the order, one hash more or less, a short hash. */
export function* alterations(proof: readonly Uint8Array[]): Iterable<readonly Uint8Array[]> {
  const other = Buffer.alloc(32, 0xa5);
  yield [...proof, other];
  yield [other, ...proof];
  for (const [at, hash] of proof.entries()) {
    yield proof.toSpliced(at, 1);
    yield proof.toSpliced(at, 0, hash);
    yield proof.with(at, flipped(hash, (at * 37) % 256));
    yield proof.with(at, hash.subarray(0, 31));
    const next = proof[at + 1];
    if (next && !Buffer.from(hash).equals(next)) yield proof.with(at, next).with(at + 1, hash);
  }
}

/** Bytes with one bit changed. */
export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[Math.floor(bit / 8)]! ^= 1 << (bit % 8);
  return changed;
}

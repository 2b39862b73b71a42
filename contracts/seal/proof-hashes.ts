import { hashBytes } from './primitives';

/** The hashes of a proof, taken one after the other. A proof that is too short or holds another length throws. */
export class ProofHashes {
  #taken = 0;

  constructor(private readonly hashes: readonly Uint8Array[]) {}

  next(): Uint8Array {
    const hash = this.hashes[this.#taken++];
    if (hash?.length !== hashBytes) throw new ProofRefused();
    return hash;
  }

  /** Whether no hash is left over. */
  get consumed() {
    return this.#taken === this.hashes.length;
  }
}

class ProofRefused extends Error {}

/** Runs the check of a proof; one that runs out of hashes is refused. */
export function proves(check: () => boolean): boolean {
  try {
    return check();
  } catch (error) {
    if (error instanceof ProofRefused) return false;
    throw error;
  }
}

import type { StoredCosignature } from '../../contracts/cosigning';
import { decodeCosignature } from '../../contracts/seal/cosignature';
import { parseSignature } from '../../contracts/seal/note';
import type { PolicyWitness } from '../../contracts/seal/policy';
import { isOf } from '../../contracts/seal/signature-claim';
import type { CosignatureStore } from './cosignature-store';

/** What a witness cosigned last, and when by its own clock in microseconds. */
export interface LastCosigned {
  readonly size: number;
  readonly at: number;
}

/** The last cosignature of a witness that is stored. */
export function lastCosigned(witness: PolicyWitness, store: CosignatureStore): LastCosigned | undefined {
  const newest = store.newest(witness.key.name);
  return newest && isBy(witness, newest) ? { size: newest.size, at: cosignedAt(newest.line) } : undefined;
}

/** Another key may have the same name, one that was replaced for example. */
export function isBy({ key }: PolicyWitness, { line }: StoredCosignature): boolean {
  const signature = parseSignature(line);
  return signature !== undefined && isOf(key, signature);
}

/** Microseconds at which the cosignature of a line was made, by the clock of the witness. */
export const cosignedAt = (line: string): number =>
  (decodeCosignature(parseSignature(line)!.signature)?.time ?? 0) * 1_000_000;

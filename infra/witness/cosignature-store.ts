import type { StoredCosignature } from '../../contracts/cosigning';

/** Cosignatures of one log (table `cosignature`, trust.md §3.2). */
export interface CosignatureStore {
  /**
   * Keeps a cosignature and the checkpoint that it stands under, which is kept from then on (trust.md §3.1, S4).
   * Both are durable when this resolves.
   * @param note the checkpoint as the log signed it
   */
  keep(cosignature: StoredCosignature, note: string): Promise<void>;
  /** Of one size, in the order in which they came. */
  of(size: number): readonly StoredCosignature[];
  /** The one of the largest size by a key. */
  newest(keyName: string): StoredCosignature | undefined;
}

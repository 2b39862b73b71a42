import { Cosigning, type CosigningStatus } from '../../contracts/cosigning';
import type { SealedHead } from '../../contracts/seals';

/** An installation without a trust policy: nobody cosigns its heads. */
export class NoWitnesses extends Cosigning {
  async start() {
    // Nobody is asked.
  }
  async close() {
    // Nobody was asked.
  }
  noteOf({ note }: SealedHead) {
    return note;
  }
  status(): CosigningStatus {
    return { witnesses: [], quorum: { needed: false } };
  }
  trouble() {
    return undefined;
  }
  listen() {
    return () => undefined;
  }
}

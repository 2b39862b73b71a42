import { BundleRefused, Bundles } from '../../contracts/bundles';

/** A log that nobody seals, such as one in memory, has no proofs to hand out. */
export class Unbundled extends Bundles {
  async make(): Promise<never> {
    throw new BundleRefused('the log is not sealed');
  }
}

import { EventLogError } from '../../contracts/event-log';
import { type SealedHead, Seals } from '../../contracts/seals';

/** The seals of a log that has none: one that lives in memory. */
export class Unsealed extends Seals {
  readonly origin = '';
  readonly verifierKeys = [];

  rotation() {
    return undefined;
  }

  head() {
    return undefined;
  }
  trouble() {
    return undefined;
  }
  async seal(): Promise<SealedHead> {
    throw new EventLogError('READ_ONLY', { reason: 'a log in memory is not sealed' });
  }
  halt() {
    // Nothing is signed.
  }
  listen() {
    return () => undefined;
  }
  kept() {
    return [];
  }
  inclusion(): never {
    throw new RangeError('nothing is sealed');
  }
  consistency(): never {
    throw new RangeError('nothing is sealed');
  }
  range(): never {
    throw new RangeError('nothing is sealed');
  }
  tile() {
    return undefined;
  }
  entry() {
    return undefined;
  }
  entries() {
    return [];
  }
}

import { SealFault } from '../../contracts/seal/findings';

/** What the work gives; undefined where it finds bytes that break a grammar. */
export function unlessFault<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof SealFault) return undefined;
    throw error;
  }
}

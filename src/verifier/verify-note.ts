import type { ProofReport } from './file-report';
import type { Platform } from './platform';
import { type Given, reportUnder, trustedCheckpoint } from './trusted-checkpoint';

/** A checkpoint by itself: who signed it. */
export const verifyNote = async (bytes: Uint8Array, given: Given, platform: Platform): Promise<ProofReport> =>
  reportUnder(await trustedCheckpoint(bytes, given, platform));

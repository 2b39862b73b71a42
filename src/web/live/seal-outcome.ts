import type { KeptCheckpoint } from './kept-checkpoint';
import { createStore } from './store';

/** Why a served log is not the one that this browser knows. */
export type SealFaultKind = 'key' | 'signature' | 'smaller' | 'root' | 'consistency';

/** Signed checkpoints as notes: the one that was kept and the one that the server gave. */
export interface SealEvidence {
  readonly kept?: string;
  readonly served?: string;
}

/** What this browser's own last check of the seals found. */
export type SealOutcome =
  | { readonly state: 'unverified'; readonly reason: 'waiting' | 'noSealYet' | 'noEd25519' | 'noAnswer' }
  | { readonly state: 'notSealed' }
  | { readonly state: 'accepted'; readonly kept: KeptCheckpoint; readonly evidence: SealEvidence }
  | { readonly state: 'failed'; readonly fault: SealFaultKind; readonly evidence: SealEvidence };

/** The outcome of this window, written by the monitor alone (`src/web/seal`). */
export const sealStore = createStore<SealOutcome>({ state: 'unverified', reason: 'waiting' });

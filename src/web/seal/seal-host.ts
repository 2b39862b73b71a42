import { checkSignature, hasEd25519 } from '../../../contracts/seal/browser-ed25519';
import type { CheckSignature } from '../../../contracts/seal/primitives';
import { ApiProblem, answer } from '../live/api';
import { presentInstant } from '../live/clock';
import type { KeptCheckpoint } from '../live/kept-checkpoint';
import { readKept, writeKept } from '../live/kept-storage';

/** What a check of the seals needs from the page around it; undefined is what the server says it does not have. */
export interface SealHost {
  readonly canCheck: () => Promise<boolean>;
  readonly check: CheckSignature;
  readonly key: () => Promise<string | undefined>;
  readonly checkpoint: () => Promise<string | undefined>;
  readonly consistency: (from: number, to: number) => Promise<string | undefined>;
  readonly kept: (origin: string) => KeptCheckpoint | undefined;
  readonly keep: (kept: KeptCheckpoint) => void;
  /** POSIX seconds. */
  readonly now: () => number;
}

/** An answer of the server; undefined where it says that it does not have what is asked for. @throws NoAnswer, ApiProblem */
export async function found(path: string, accept: string, query = {}): Promise<Response | undefined> {
  try {
    // What was cached says nothing about what the server holds now.
    return await answer(path, { query, headers: { accept }, cache: 'no-store' });
  } catch (cause) {
    if (cause instanceof ApiProblem && cause.problem.code === 'NOT_FOUND') return undefined;
    throw cause;
  }
}

/** The text of such an answer. */
export const text = async (path: string, query = {}): Promise<string | undefined> =>
  (await found(path, 'text/plain', query))?.text();

/** This server and this browser's storage. */
export const sealHost: SealHost = {
  canCheck: hasEd25519,
  check: checkSignature,
  key: async () => (await text('/log/key'))?.trimEnd(),
  checkpoint: () => text('/log/checkpoint'),
  consistency: (from, to) => text('/log/consistency', { from, to }),
  kept: readKept,
  keep: writeKept,
  now: () => Math.floor(Date.parse(presentInstant()) / 1000),
};

/** The same for evidence from elsewhere, which witnesses sign by the real time, whatever time the log's own clock tells. */
export const evidenceHost: SealHost = { ...sealHost, now: () => Math.floor(Date.now() / 1000) };

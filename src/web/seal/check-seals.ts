import { equalBytes } from '../../../contracts/seal/bytes';
import { provesConsistency } from '../../../contracts/seal/file-proofs';
import { unlessFault } from '../../../contracts/seal/findings';
import { parseConsistency } from '../../../contracts/seal/proof-files';
import { sha256 } from '../../../contracts/seal/sha256';
import type { VerifierKey } from '../../../contracts/seal/verifier-key';
import type { KeptCheckpoint } from '../live/kept-checkpoint';
import type { SealEvidence, SealFaultKind, SealOutcome } from '../live/seal-outcome';
import { growthOf } from './judge-head';
import { keptNote } from './kept-note';
import { keysIn } from './log-keys';
import { readHead, type SignedHead } from './read-head';
import type { SealHost } from './seal-host';

/** What a check is about: the log's keys, the current one first, what was kept of the log, and the note that is served now. */
interface Seen {
  readonly keys: readonly VerifierKey[];
  readonly kept: KeptCheckpoint | undefined;
  readonly served: string | undefined;
}

/**
 * Checks that the served log is signed by its key and continues the checkpoint that this browser kept, and keeps the new
 * one if it does (experience.md §9). @throws NoAnswer, ApiProblem
 */
export async function checkSeals(host: SealHost): Promise<SealOutcome> {
  const told = await host.key();
  if (told === undefined) return { state: 'notSealed' };
  if (!(await host.canCheck())) return { state: 'unverified', reason: 'noEd25519' };
  const keys = keysIn(told);
  const kept = keys[0] && host.kept(keys[0].name);
  const served = await host.checkpoint();
  if (served === undefined && !kept) return { state: 'unverified', reason: 'noSealYet' };
  const evidence: SealEvidence = { ...(kept && { kept: keptNote(kept) }), ...(served !== undefined && { served }) };
  const judged = await judge(host, { keys, kept, served });
  if (typeof judged === 'string') return { state: 'failed', fault: judged, evidence };
  host.keep(judged);
  return { state: 'accepted', kept: judged, evidence };
}

/** The checkpoint to keep from now on, or what is wrong. The first one of a log is taken as it is. */
async function judge(host: SealHost, { keys, kept, served }: Seen): Promise<KeptCheckpoint | SealFaultKind> {
  if (served === undefined) return 'smaller';
  const head = await readHead(host.check, keys, served);
  if (!head) return 'signature';
  if (kept && !head.signers.some(({ publicKey }) => equalBytes(kept.publicKey, publicKey))) return 'key';
  const fault = kept && (await growthFault(host, kept, head));
  return fault ?? next(kept, head, host.now());
}

async function growthFault(host: SealHost, kept: KeptCheckpoint, head: SignedHead): Promise<SealFaultKind | undefined> {
  const growth = growthOf(kept, head);
  if (growth === 'same') return undefined;
  if (growth !== 'grown') return growth;
  const text = await host.consistency(kept.size, head.size);
  const file = text === undefined ? undefined : unlessFault(() => parseConsistency(text));
  return file && provesConsistency(sha256, file, kept, head) ? undefined : 'consistency';
}

function next(
  kept: KeptCheckpoint | undefined,
  { origin, size, root, signers }: SignedHead,
  at: number,
): KeptCheckpoint {
  const { firstSize, firstAt, proofs } = kept ?? { firstSize: size, firstAt: at, proofs: 0 };
  const proved = kept !== undefined && size > kept.size ? 1 : 0;
  return { origin, size, root, ...signers[0]!, at, firstSize, firstAt, proofs: proofs + proved };
}

import type { SignedCheckpoint } from './checkpoint';
import { cosignatureFutureSeconds } from './cosignature';
import type { NoteSignature } from './note';
import { isQuorumMet, type Policy } from './policy';
import type { CheckSignature } from './primitives';
import { isOf, signatureClaim } from './signature-claim';
import type { VerifierKey } from './verifier-key';

/** A cosignature that counts. */
export interface Witnessed {
  /** Name of the witness within the policy. */
  readonly witness: string;
  /** POSIX seconds. */
  readonly time: number;
}

/** What a policy makes of a signed checkpoint. */
export interface NoteVerdict {
  /** `LOG_UNKNOWN`: no signature line is by a log of the policy with this origin. `LOG_SIGNATURE_BAD`: one that is fails. */
  readonly log: 'good' | 'LOG_UNKNOWN' | 'LOG_SIGNATURE_BAD';
  /** Indexes into `signatures` of lines by known witnesses that fail or lie in the future: each is COSIGNATURE_BAD. */
  readonly badCosignatures: readonly number[];
  readonly witnessed: readonly Witnessed[];
  /** False is QUORUM_NOT_MET. */
  readonly quorum: boolean;
}

/**
 * Judges the signatures of a checkpoint; those of unknown keys are ignored (trust.md §3.1, log-rulings.md §2.5).
 * @param now POSIX seconds; a cosignature more than five minutes later is bad (trust.md §3.2)
 */
export async function judgeNote(
  check: CheckSignature,
  policy: Policy,
  note: SignedCheckpoint,
  now: number,
): Promise<NoteVerdict> {
  const log = await judgeLog(check, policy, note);
  const badCosignatures: number[] = [];
  const witnessed: Witnessed[] = [];
  for (const [index, line] of note.signatures.entries()) {
    const witness = policy.witnesses.find(({ key }) => isOf(key, line));
    if (!witness) continue;
    const time = await signedAt(check, witness.key, note, line);
    if (time === undefined || time > now + cosignatureFutureSeconds) badCosignatures.push(index);
    else witnessed.push({ witness: witness.name, time });
  }
  const quorum = isQuorumMet(policy, new Set(witnessed.map(({ witness }) => witness)));
  return { log, badCosignatures, witnessed, quorum };
}

async function judgeLog(check: CheckSignature, { logs }: Policy, note: SignedCheckpoint): Promise<NoteVerdict['log']> {
  const keys = logs.map(({ key }) => key).filter(({ name }) => name === note.origin);
  let verdict: NoteVerdict['log'] = 'LOG_UNKNOWN';
  for (const line of note.signatures) {
    const key = keys.find((one) => isOf(one, line));
    if (!key) continue;
    if ((await signedAt(check, key, note, line)) === undefined) return 'LOG_SIGNATURE_BAD';
    verdict = 'good';
  }
  return verdict;
}

/** Time of a valid signature in POSIX seconds, 0 for one that says none; undefined when it is not valid. */
async function signedAt(check: CheckSignature, key: VerifierKey, { text }: SignedCheckpoint, line: NoteSignature) {
  const claim = signatureClaim(key, text, line);
  if (!claim || !(await check(claim.publicKey, claim.message, claim.signature))) return undefined;
  return claim.time ?? 0;
}

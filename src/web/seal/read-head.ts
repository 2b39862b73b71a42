import { parseSignedCheckpoint } from '../../../contracts/seal/checkpoint';
import { unlessFault } from '../../../contracts/seal/findings';
import { judgeNote } from '../../../contracts/seal/note-verdict';
import { noQuorum } from '../../../contracts/seal/policy';
import type { CheckSignature } from '../../../contracts/seal/primitives';
import { isOf } from '../../../contracts/seal/signature-claim';
import type { VerifierKey } from '../../../contracts/seal/verifier-key';

/** A checkpoint whose signature by the log's key holds. */
export type SignedHead = NonNullable<Awaited<ReturnType<typeof readHead>>>;

/**
 * The checkpoint of a note with the public keys that signed it; undefined unless it is of the log of these keys, signed by
 * one of them, and no signature of any of them fails. After a rotation two of them sign (trust.md §3.1, S6).
 * @param keys the current one first
 */
export async function readHead(check: CheckSignature, keys: readonly VerifierKey[], note: string) {
  const policy = { logs: keys.map((key) => ({ key })), witnesses: [], groups: [], quorum: noQuorum };
  const signed = unlessFault(() => parseSignedCheckpoint(note));
  if (!signed) return undefined;
  const { log } = await judgeNote(check, policy, signed, 0);
  const { signatures, ...head } = signed;
  const signers = keys.flatMap((key) => {
    const line = signatures.find((one) => isOf(key, one));
    return line ? [{ publicKey: key.publicKey, signature: line.signature }] : [];
  });
  return log === 'good' && signers[0] ? { ...head, signers } : undefined;
}

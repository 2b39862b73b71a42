import { parseSignedCheckpoint } from '../../../contracts/seal/checkpoint';
import { unlessFault } from '../../../contracts/seal/findings';
import { judgeNote } from '../../../contracts/seal/note-verdict';
import { noQuorum } from '../../../contracts/seal/policy';
import type { CheckSignature } from '../../../contracts/seal/primitives';
import { isOf } from '../../../contracts/seal/signature-claim';
import type { VerifierKey } from '../../../contracts/seal/verifier-key';

/** A checkpoint whose signature by the log's key holds. */
export type SignedHead = NonNullable<Awaited<ReturnType<typeof readHead>>>;

/** The checkpoint of a note; undefined unless it is of this key's log and signed by the key. */
export async function readHead(check: CheckSignature, key: VerifierKey, note: string) {
  const policy = { logs: [{ key }], witnesses: [], groups: [], quorum: noQuorum };
  const signed = unlessFault(() => parseSignedCheckpoint(note));
  if (!signed) return undefined;
  const { log } = await judgeNote(check, policy, signed, 0);
  const { signatures, ...head } = signed;
  const line = signatures.find((one) => isOf(key, one));
  return log === 'good' && line ? { ...head, signature: line.signature } : undefined;
}

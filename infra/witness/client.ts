import { parseSignedCheckpoint, type SignedCheckpoint } from '../../contracts/seal/checkpoint';
import { cosignatureFutureSeconds } from '../../contracts/seal/cosignature';
import { decimal } from '../../contracts/seal/integers';
import { parseSignature } from '../../contracts/seal/note';
import type { PolicyWitness } from '../../contracts/seal/policy';
import { isOf, signatureClaim } from '../../contracts/seal/signature-claim';
import type { VerifierKey } from '../../contracts/seal/verifier-key';
import { checkSignature } from '../seal/keys';
import { formatAddCheckpoint } from './add-checkpoint';
import { sizeType } from './answers';
import { type HttpAnswer, type NoAnswer, post } from './post';

/** Why a witness did not cosign. */
export type AskFailure =
  | NoAnswer
  /** The policy names no address of http or https. */
  | 'NO_ADDRESS'
  /** It cosigned more than this log has ever signed: the log was rolled back or restored (trust.md §3.3). */
  | 'WITNESS_AHEAD'
  /** It cosigned last another checkpoint of ours than the one it was asked to go on from. */
  | 'WITNESS_ELSEWHERE'
  /** It holds that the checkpoint does not continue the one it cosigned last. */
  | 'WITNESS_REFUSED'
  /** It does not answer for this log, or trusts another key. */
  | 'LOG_UNKNOWN'
  | 'LOG_UNTRUSTED'
  /** Its cosignature is missing, wrong, or more than five minutes ahead. */
  | 'COSIGNATURE_BAD'
  /** Anything else, a failing proxy for example. */
  | 'ANSWER_UNEXPECTED';

/** A cosignature that was checked, or why there is none. */
export type Asked =
  | { readonly kind: 'cosigned'; readonly line: string }
  | {
      readonly kind: 'failed';
      readonly code: AskFailure;
      /** What the witness says that it cosigned last, where it says so. */
      readonly size?: number;
    };

export interface Ask {
  readonly witness: PolicyWitness;
  /** The checkpoint as a note that the log has signed. */
  readonly note: string;
  /** Size that the witness is known to have cosigned last, 0 when nothing is known; at most the note's. */
  readonly known: number;
  /** The largest size that the log has signed. */
  readonly newest: number;
  readonly consistency: (from: number, to: number) => readonly Uint8Array[];
  /** POSIX seconds. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

const timeoutMs = 5000;

/** Asks a witness to cosign, a second time from the size that it names when it knows another one (trust.md §3.3). */
export async function askWitness(ask: Ask): Promise<Asked> {
  const url = addressOf(ask.witness.url);
  if (!url) return failed('NO_ADDRESS');
  const checkpoint = parseSignedCheckpoint(ask.note);
  const submit = (old: number) =>
    post(
      url,
      formatAddCheckpoint({ old, proof: ask.consistency(old, checkpoint.size), note: ask.note }),
      timeoutMs,
      ask.signal,
    );
  const first = await submit(ask.known);
  const size = sizeIn(first);
  if (size === undefined || size === ask.known || size > checkpoint.size)
    return outcome(ask, ask.known, checkpoint, first);
  return outcome(ask, size, checkpoint, await submit(size));
}

function addressOf(url: string | undefined): URL | undefined {
  const base = url === undefined ? null : URL.parse(`${url.replace(/\/+$/, '')}/add-checkpoint`);
  return base && /^https?:$/.test(base.protocol) ? base : undefined;
}

/** The size in an answer 409. */
const sizeIn = (answer: HttpAnswer | NoAnswer): number | undefined =>
  typeof answer === 'object' && answer.status === 409 && answer.type.split(';')[0] === sizeType
    ? decimal(answer.body.replace(/\n$/, ''))
    : undefined;

const refusals: Readonly<Record<number, AskFailure>> = {
  403: 'LOG_UNTRUSTED',
  404: 'LOG_UNKNOWN',
  // Where old and new size are equal and the roots are not, the specification answers as to another size.
  409: 'WITNESS_REFUSED',
  422: 'WITNESS_REFUSED',
};

function outcome(
  { witness, newest, now }: Ask,
  old: number,
  checkpoint: SignedCheckpoint,
  answer: HttpAnswer | NoAnswer,
): Asked {
  if (typeof answer === 'string') return failed(answer);
  if (answer.status === 200) return cosignatureIn(answer.body, witness.key, checkpoint, now());
  const size = sizeIn(answer);
  if (size !== undefined && size !== old) return failed(size > newest ? 'WITNESS_AHEAD' : 'WITNESS_ELSEWHERE', size);
  return failed(refusals[answer.status] ?? 'ANSWER_UNEXPECTED');
}

/** The good line by a key among those of an answer; those by other keys are ignored (C2SP tlog-witness). */
function cosignatureIn(body: string, key: VerifierKey, { text }: SignedCheckpoint, now: number): Asked {
  for (const line of body.split('\n')) {
    const signature = parseSignature(line);
    const claim = signature && isOf(key, signature) ? signatureClaim(key, text, signature) : undefined;
    if (claim?.time === undefined || claim.time > now + cosignatureFutureSeconds) continue;
    if (checkSignature(claim.publicKey, claim.message, claim.signature)) return { kind: 'cosigned', line };
  }
  return failed('COSIGNATURE_BAD');
}

const failed = (code: AskFailure, size?: number): Asked => ({
  kind: 'failed',
  code,
  ...(size !== undefined && { size }),
});

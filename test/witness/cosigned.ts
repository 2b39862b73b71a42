import { parseSignature } from '../../contracts/seal/note';
import { signatureClaim } from '../../contracts/seal/signature-claim';
import type { VerifierKey } from '../../contracts/seal/verifier-key';
import { checkSignature } from '../../infra/seal/keys';

/** Time of a cosignature line that is good for a text; undefined for any other. */
export function timeOf(line: string, key: VerifierKey, text: string): number | undefined {
  const signature = parseSignature(line.replace(/\n$/, ''));
  const claim = signature && signatureClaim(key, text, signature);
  return claim && checkSignature(claim.publicKey, claim.message, claim.signature) ? claim.time : undefined;
}

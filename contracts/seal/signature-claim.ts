import { utf8 } from './bytes';
import { cosignedMessage, decodeCosignature } from './cosignature';
import { isStrictSignature } from './ed25519-strict';
import type { NoteSignature } from './note';
import { algorithms, type VerifierKey } from './verifier-key';

/** What an Ed25519 check is given to judge one signature line of a note. */
export interface SignatureClaim {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  /** 64 bytes. */
  readonly signature: Uint8Array;
  /** POSIX seconds, of a cosignature only. */
  readonly time?: number;
}

/** Whether a signature line names this key. */
export const isOf = ({ name, keyId }: VerifierKey, line: NoteSignature): boolean =>
  line.name === name && line.keyId === keyId;

/**
 * What must be checked for a key to have signed a text; undefined when its line cannot be valid: another length, or
 * bytes on which verifiers differ (log-rulings.md §2.4).
 */
export function signatureClaim(key: VerifierKey, text: string, line: NoteSignature): SignatureClaim | undefined {
  const { publicKey, algorithm } = key;
  const signed = algorithm === algorithms.cosignature ? cosigned(text, line) : { message: utf8(text), ...bare(line) };
  return signed && isStrictSignature(publicKey, signed.signature) ? { publicKey, ...signed } : undefined;
}

const bare = ({ signature }: NoteSignature) => ({ signature });

function cosigned(text: string, line: NoteSignature) {
  const cosignature = decodeCosignature(line.signature);
  return cosignature && { ...cosignature, message: cosignedMessage(cosignature.time, text) };
}

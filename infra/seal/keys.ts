import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { concat, hexBytes, utf8 } from '../../contracts/seal/bytes';
import { cosignedMessage, encodeCosignature } from '../../contracts/seal/cosignature';
import type { NoteSignature } from '../../contracts/seal/note';
import { publicKeyBytes } from '../../contracts/seal/primitives';
import { type Algorithm, type VerifierKey, verifierKey } from '../../contracts/seal/verifier-key';
import { sha256 } from './hash';

/** A private key with the name under which it signs and its public half. */
export interface SigningKey {
  readonly verifier: VerifierKey;
  readonly privateKey: KeyObject;
}

/** What stands before the 32 bytes of an Ed25519 public key in SPKI (RFC 8410). */
const spkiPrefix = hexBytes('302a300506032b6570032100')!;

/** The 32 bytes of the public half of an Ed25519 private key. */
export const publicKeyOf = (privateKey: KeyObject): Uint8Array =>
  createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-publicKeyBytes);

/** Names a private key; a log signs with `ed25519`, a witness with `cosignature`. */
export const signingKey = (privateKey: KeyObject, name: string, algorithm: Algorithm): SigningKey => ({
  verifier: verifierKey(sha256, name, algorithm, publicKeyOf(privateKey)),
  privateKey,
});

/** The signature of a log on the three text lines of a checkpoint (trust.md §3.1). */
export const signNote = ({ verifier, privateKey }: SigningKey, text: string): NoteSignature => ({
  name: verifier.name,
  keyId: verifier.keyId,
  signature: sign(null, utf8(text), privateKey),
});

/** The cosignature of a witness on the three text lines of a checkpoint at a time in POSIX seconds (trust.md §3.2). */
export const cosignNote = ({ verifier, privateKey }: SigningKey, text: string, time: number): NoteSignature => ({
  name: verifier.name,
  keyId: verifier.keyId,
  signature: encodeCosignature({ time, signature: sign(null, cosignedMessage(time, text), privateKey) }),
});

/** Ed25519 of the platform: a `CheckSignature` that answers at once. Bytes on which verifiers differ are refused before it is asked. */
export const checkSignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
  verify(
    null,
    message,
    createPublicKey({ key: Buffer.from(concat(spkiPrefix, publicKey)), format: 'der', type: 'spki' }),
    signature,
  );

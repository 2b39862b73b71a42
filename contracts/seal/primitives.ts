/** SHA-256 of bytes, 32 bytes long. Given to the rules of this folder, which run in server, browser and verifier. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/** Whether a 64-byte Ed25519 signature of a message belongs to a 32-byte public key (RFC 8032, without a context). */
export type CheckSignature = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/** Bytes of a SHA-256 digest, hence of every leaf, node and root. */
export const hashBytes = 32;
/** Bytes of an Ed25519 public key. */
export const publicKeyBytes = 32;
/** Bytes of an Ed25519 signature. */
export const signatureBytes = 64;

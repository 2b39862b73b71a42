import { createHash, createPublicKey, verify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { hexBytes } from '../../../contracts/seal/bytes';
import type { Platform } from '../platform';

/** What stands before the 32 bytes of an Ed25519 public key in SPKI (RFC 8410). */
const spkiPrefix = hexBytes('302a300506032b6570032100')!;

/** The platform of Node 20 and newer. */
export const nodePlatform: Platform = {
  hash: (bytes) => createHash('sha256').update(bytes).digest(),
  checkSignature: (publicKey, message, signature) => {
    const key = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' });
    return verify(null, message, key, signature);
  },
  inflate: async (packed, size) => inflated(packed, size),
};

function inflated(packed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    // `info` is missing in the types: with it the answer holds the engine, which counts the bytes that it took.
    const options = { info: true, maxOutputLength: Math.max(1, size) };
    const { buffer, engine } = inflateRawSync(packed, options) as unknown as {
      readonly buffer: Uint8Array;
      readonly engine: { readonly bytesWritten: number };
    };
    return engine.bytesWritten === packed.length ? buffer : undefined;
  } catch {
    return undefined;
  }
}

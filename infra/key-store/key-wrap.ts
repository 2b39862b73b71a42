import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';

const initialValue = Buffer.from('A6A6A6A6A6A6A6A6', 'hex');
const algorithm = 'id-aes256-wrap';

/** AES key wrap of RFC 3394 under a 256-bit key: eight bytes longer than what is wrapped. */
export function wrapKey(kek: KeyObject, key: Uint8Array): Buffer {
  const cipher = createCipheriv(algorithm, kek, initialValue);
  return Buffer.concat([cipher.update(key), cipher.final()]);
}

/** @throws Error when one bit of the wrapped key differs, or another key wrapped it */
export function unwrapKey(kek: KeyObject, wrapped: Uint8Array): KeyObject {
  const decipher = createDecipheriv(algorithm, kek, initialValue);
  const key = Buffer.concat([decipher.update(wrapped), decipher.final()]);
  const secret = createSecretKey(key);
  key.fill(0);
  return secret;
}

import type { CheckSignature } from '../../../contracts/seal/primitives';

/** Ed25519 of the browser. */
export const checkSignature: CheckSignature = async (publicKey, message, signature) => {
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message));
};

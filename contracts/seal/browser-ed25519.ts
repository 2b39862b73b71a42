import type { CheckSignature } from './primitives';

const algorithm = 'Ed25519';
/** Copied, because a browser takes no view of memory that may be shared. */
const copied = (bytes: Uint8Array) => Uint8Array.from(bytes);

/** Ed25519 of the browser. */
export const checkSignature: CheckSignature = async (publicKey, message, signature) => {
  const key = await crypto.subtle.importKey('raw', copied(publicKey), algorithm, false, ['verify']);
  return crypto.subtle.verify(algorithm, key, copied(signature), copied(message));
};

/** Whether this browser has Ed25519; not before Chromium 137, Firefox 129 and Safari 17, nor over plain HTTP. */
export async function hasEd25519(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
    return true;
  } catch {
    return false;
  }
}

import { sha256 } from '../../../contracts/seal/sha256';
import type { Platform } from '../platform';

const algorithm = 'Ed25519';
/** Copied, because the browser takes no view of memory that may be shared. */
const bytesOf = (bytes: Uint8Array) => Uint8Array.from(bytes);

/** The platform of a browser that knows Ed25519 and raw deflate: every one since 2025. */
export const browserPlatform: Platform = {
  hash: sha256,
  checkSignature: async (publicKey, message, signature) => {
    const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), algorithm, false, ['verify']);
    return crypto.subtle.verify(algorithm, key, bytesOf(signature), bytesOf(message));
  },
  inflate,
};

/** Whether this browser can check anything. */
export async function canCheck(): Promise<boolean> {
  if (typeof DecompressionStream === 'undefined' || !globalThis.crypto?.subtle) return false;
  return crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']).then(
    () => true,
    () => false,
  );
}

async function inflate(packed: Uint8Array, size: number): Promise<Uint8Array | undefined> {
  const content = new Uint8Array(size);
  const reader = new Blob([bytesOf(packed)]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    let at = 0;
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      if (at + value!.length > size) return undefined;
      content.set(value!, at);
      at += value!.length;
    }
    return at === size ? content : undefined;
  } catch {
    return undefined;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

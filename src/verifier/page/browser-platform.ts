import { checkSignature, hasEd25519 } from '../../../contracts/seal/browser-ed25519';
import { sha256 } from '../../../contracts/seal/sha256';
import type { Platform } from '../platform';

/** The platform of a browser that knows Ed25519 and raw deflate: every one since 2025. */
export const browserPlatform: Platform = { hash: sha256, checkSignature, inflate };

/** Whether this browser can check anything. */
export const canCheck = async (): Promise<boolean> =>
  typeof DecompressionStream !== 'undefined' && (await hasEd25519());

async function inflate(packed: Uint8Array, size: number): Promise<Uint8Array | undefined> {
  const content = new Uint8Array(size);
  const reader = new Blob([Uint8Array.from(packed)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader();
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

import { base64, base64Bytes } from './base64';
import { concat, hex, utf8 } from './bytes';
import { readUnsigned, u32 } from './integers';
import { type Hash, publicKeyBytes } from './primitives';

/** What a key signs: the text of a note, or a timestamped cosignature of it (C2SP signed-note, tlog-cosignature). */
export const algorithms = { ed25519: 0x01, cosignature: 0x04 } as const;
/** Algorithm byte of a key. */
export type Algorithm = (typeof algorithms)[keyof typeof algorithms];

/** A public key with the name it signs under; a key is its name, id and algorithm together (log-rulings.md §2.4). */
export interface VerifierKey {
  readonly name: string;
  /** Unsigned number of 32 bits. */
  readonly keyId: number;
  readonly algorithm: Algorithm;
  /** 32 bytes of Ed25519. */
  readonly publicKey: Uint8Array;
}

/** Whether a text can name a key: not empty, without white space of Unicode, plus sign or ASCII control character (C2SP signed-note). */
export const isKeyName = (name: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
  name.isWellFormed() && /^[^\p{White_Space}+\u0000-\u001f]+$/u.test(name);

/** First four bytes of SHA-256(name || 0x0A || algorithm || public key), as an unsigned number (trust.md §3.1, §3.2). */
export const keyIdOf = (hash: Hash, name: string, algorithm: Algorithm, publicKey: Uint8Array): number =>
  readUnsigned(hash(concat(utf8(name), Uint8Array.of(0x0a, algorithm), publicKey)).subarray(0, 4))!;

/** The verifier key of a public key under a name. */
export const verifierKey = (hash: Hash, name: string, algorithm: Algorithm, publicKey: Uint8Array): VerifierKey => ({
  name,
  keyId: keyIdOf(hash, name, algorithm, publicKey),
  algorithm,
  publicKey,
});

/** `name+hex(key id)+base64(algorithm || public key)`. */
export const formatVerifierKey = ({ name, keyId, algorithm, publicKey }: VerifierKey): string =>
  `${name}+${hex(u32(keyId))}+${base64(concat(Uint8Array.of(algorithm), publicKey))}`;

/** The key of a text; undefined for another grammar, an unknown algorithm, or an id that is not the key's own. */
export function parseVerifierKey(hash: Hash, text: string): VerifierKey | undefined {
  const parts = /^([^+]+)\+[0-9a-f]{8}\+(.+)$/s.exec(text);
  const bytes = base64Bytes(parts?.[2] ?? '');
  const name = parts?.[1];
  const algorithm = Object.values(algorithms).find((byte) => byte === bytes?.[0]);
  if (name === undefined || !isKeyName(name) || algorithm === undefined) return undefined;
  if (bytes?.length !== 1 + publicKeyBytes) return undefined;
  const key = verifierKey(hash, name, algorithm, bytes.subarray(1));
  return formatVerifierKey(key) === text ? key : undefined;
}

import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createPrivateFile, KeyFileError, readPrivateFile } from '../private-file';

/**
 * Makes an Ed25519 key and its file, PEM of PKCS#8 with mode 0600 (trust.md §3.1, S6).
 * @param before a line in front of the key, where PEM allows text (RFC 7468 §2)
 * @throws Error EEXIST when the file exists
 */
export function createKeyFile(path: string, before = ''): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519');
  createPrivateFile(path, `${before}${privateKey.export({ format: 'pem', type: 'pkcs8' })}`);
  return privateKey;
}

/** @throws KeyFileError when others have a right to the file, or it holds no Ed25519 key */
export const readKeyFile = (path: string): KeyObject => keyIn(readPrivateFile(path).toString(), path);

/** @throws KeyFileError when the text of a file holds no Ed25519 key */
export function keyIn(text: string, path: string): KeyObject {
  const key = privateKeyOf(text);
  if (key?.asymmetricKeyType !== 'ed25519') throw new KeyFileError(`${path} holds no Ed25519 key`);
  return key;
}

function privateKeyOf(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    // The parser's own message could quote the file.
    return undefined;
  }
}

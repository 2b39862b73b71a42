import { generateKeyPairSync } from 'node:crypto';
import { algorithms, formatVerifierKey, isKeyName } from '../../contracts/seal/verifier-key';
import { createPrivateFile, KeyFileError, readPrivateFile } from '../private-file';
import { readKeyFile } from '../seal/key-file';
import { type SigningKey, signingKey } from '../seal/keys';

const nameLine = /^Witness: (.+)\n/;

/**
 * Makes the key of a witness and its file: PEM of PKCS#8 with mode 0600 as the log's (trust.md §3.1, S6), and the name
 * on a line before it, where PEM allows text (RFC 7468 §2). Name and key are one: logs know both by the verifier key,
 * which is answered.
 * @throws KeyFileError for a name that cannot name a key; Error EEXIST when the file exists
 */
export function createWitnessKey(path: string, name: string): string {
  if (!isKeyName(name)) throw new KeyFileError(`${JSON.stringify(name)} cannot name a key: no blanks and no plus sign`);
  const { privateKey } = generateKeyPairSync('ed25519');
  createPrivateFile(path, `Witness: ${name}\n${privateKey.export({ format: 'pem', type: 'pkcs8' })}`);
  return formatVerifierKey(signingKey(privateKey, name, algorithms.cosignature).verifier);
}

/** @throws KeyFileError when others have a right to the file, or it is not the key of a witness */
export function readWitnessKey(path: string): SigningKey {
  const name = nameLine.exec(readPrivateFile(path).toString())?.[1];
  if (name === undefined || !isKeyName(name)) throw new KeyFileError(`${path} does not name its witness`);
  return signingKey(readKeyFile(path), name, algorithms.cosignature);
}

import { algorithms, formatVerifierKey, isKeyName } from '../../contracts/seal/verifier-key';
import { KeyFileError, readPrivateFile } from '../private-file';
import { createKeyFile, readKeyFile } from '../seal/key-file';
import { type SigningKey, signingKey } from '../seal/keys';

const nameLine = /^Witness: (.+)\n/;

/**
 * Makes the key of a witness and its file: as the log's, with the name on a line before the key. Name and key are one:
 * logs know both by the verifier key, which is answered.
 * @throws KeyFileError for a name that cannot name a key; Error EEXIST when the file exists
 */
export function createWitnessKey(path: string, name: string): string {
  if (!isKeyName(name)) throw new KeyFileError(`${JSON.stringify(name)} cannot name a key: no blanks and no plus sign`);
  const privateKey = createKeyFile(path, `Witness: ${name}\n`);
  return formatVerifierKey(signingKey(privateKey, name, algorithms.cosignature).verifier);
}

/** @throws KeyFileError when others have a right to the file, or it is not the key of a witness */
export function readWitnessKey(path: string): SigningKey {
  const name = nameLine.exec(readPrivateFile(path).toString())?.[1];
  if (name === undefined || !isKeyName(name)) throw new KeyFileError(`${path} does not name its witness`);
  return signingKey(readKeyFile(path), name, algorithms.cosignature);
}

import { sha256 } from '../../../contracts/seal/sha256';
import { parseVerifierKey, type VerifierKey } from '../../../contracts/seal/verifier-key';

/** The keys that a server tells of its log, the current one first; none when one of the lines is no key of the same log. */
export function keysIn(told: string): readonly VerifierKey[] {
  const keys = told.split('\n').map((line) => parseVerifierKey(sha256, line));
  return keys.every((key) => key !== undefined && key.name === keys[0]?.name) ? (keys as VerifierKey[]) : [];
}

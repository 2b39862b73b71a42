import { formatCheckpoint } from '../../../contracts/seal/checkpoint';
import { formatNote } from '../../../contracts/seal/note';
import { sha256 } from '../../../contracts/seal/sha256';
import { algorithms, keyIdOf } from '../../../contracts/seal/verifier-key';
import type { KeptCheckpoint } from '../live/kept-checkpoint';

/** A kept checkpoint as the signed note that any verifier reads. */
export function keptNote(kept: KeptCheckpoint): string {
  const { origin, publicKey, signature } = kept;
  const keyId = keyIdOf(sha256, origin, algorithms.ed25519, publicKey);
  return formatNote({ text: formatCheckpoint(kept), signatures: [{ name: origin, keyId, signature }] });
}

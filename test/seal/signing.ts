import { generateKeyPairSync } from 'node:crypto';
import { formatCheckpoint, parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { formatNote, type NoteSignature } from '../../contracts/seal/note';
import { algorithms } from '../../contracts/seal/verifier-key';
import { signingKey } from '../../infra/seal/keys';

const freshKey = () => generateKeyPairSync('ed25519').privateKey;

/** A log's key with a fresh private half. */
export const logKey = (name: string) => signingKey(freshKey(), name, algorithms.ed25519);
/** A witness's key with a fresh private half. */
export const witnessKey = (name: string) => signingKey(freshKey(), name, algorithms.cosignature);

/** The checkpoint text of a log of seven leaves. */
export const textOf = (origin: string) => formatCheckpoint({ origin, size: 7, root: Buffer.alloc(32, 7) });

/** The signed checkpoint as a reader of its note has it. */
export const signedBy = (text: string, ...signatures: readonly NoteSignature[]) =>
  parseSignedCheckpoint(formatNote({ text, signatures }));

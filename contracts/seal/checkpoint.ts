import { base64, base64Bytes } from './base64';
import { SealFault } from './findings';
import { decimal } from './integers';
import { parseNote, type SignedNote } from './note';
import { hashBytes } from './primitives';
import { isKeyName } from './verifier-key';

/** The state of a log: how many leaves and which root (C2SP tlog-checkpoint v1.0.0, trust.md §3.1). */
export interface Checkpoint {
  /** Name of the log and of its key. */
  readonly origin: string;
  /** Leaves of the tree. */
  readonly size: number;
  readonly root: Uint8Array;
}

/** The three text lines of a checkpoint, final newline included: what is signed. */
export const formatCheckpoint = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${base64(root)}\n`;

/**
 * The checkpoint that a note's text says.
 * @throws SealFault NOTE_MALFORMED
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, sizeLine, rootLine, end, ...more] = text.split('\n');
  const size = decimal(sizeLine ?? '');
  const root = base64Bytes(rootLine ?? '');
  if (end !== '' || more.length > 0) throw malformed('three text lines');
  if (origin === undefined || !isKeyName(origin)) throw malformed('origin');
  if (size === undefined) throw malformed('size');
  if (root?.length !== hashBytes) throw malformed('root');
  return { origin, size, root };
}

/** A checkpoint and the note it stands in. */
export interface SignedCheckpoint extends Checkpoint, SignedNote {}

/**
 * The checkpoint of a note, whose signatures are still to be checked.
 * @throws SealFault NOTE_MALFORMED
 */
export function parseSignedCheckpoint(note: string | Uint8Array): SignedCheckpoint {
  const signed = parseNote(note);
  return { ...signed, ...parseCheckpoint(signed.text) };
}

const malformed = (detail: string) => new SealFault('NOTE_MALFORMED', detail);

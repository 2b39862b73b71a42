import { base64, base64Bytes } from './base64';
import { concat, utf8, utf8Text } from './bytes';
import { SealFault } from './findings';
import { readUnsigned, u32 } from './integers';
import { isKeyName } from './verifier-key';

/** One signature line of a note. */
export interface NoteSignature {
  /** Key name. */
  readonly name: string;
  /** Key id, an unsigned number of 32 bits. */
  readonly keyId: number;
  /** What follows the key id: 64 bytes of a signature, or 72 of a cosignature. */
  readonly signature: Uint8Array;
}

/** A text of three lines and who signed it (C2SP signed-note v1.0.0, trust.md §3.1). */
export interface SignedNote {
  /** What is signed, the final newline included. */
  readonly text: string;
  /** At least one, in the order of the lines. */
  readonly signatures: readonly NoteSignature[];
}

export const noteLimits = { signatures: 64, bytes: 64 * 1024 } as const;
const textLines = 3;
const dash = '\u2014';
/** ASCII control characters, newline aside, which no line has; a carriage return is one of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
const control = /[\u0000-\u001f]/;

/** A signature line without its newline: `— <name> base64(u32be key id || signature)`. */
export const formatSignature = ({ name, keyId, signature }: NoteSignature): string =>
  `${dash} ${name} ${base64(concat(u32(keyId), signature))}`;

/** The signature of a line without its newline; undefined for other lines. */
export function parseSignature(line: string): NoteSignature | undefined {
  const [first, name, encoded, ...more] = line.split(' ');
  if (first !== dash || name === undefined || encoded === undefined || more.length > 0) return undefined;
  const bytes = base64Bytes(encoded);
  if (!isKeyName(name) || bytes === undefined || bytes.length < 5) return undefined;
  return { name, keyId: readUnsigned(bytes.subarray(0, 4))!, signature: bytes.subarray(4) };
}

/** The note of a text, which ends with a newline, and its signatures. */
export const formatNote = ({ text, signatures }: SignedNote): string =>
  `${text}\n${signatures.map((signature) => `${formatSignature(signature)}\n`).join('')}`;

/**
 * A note in its parts: exactly three text lines, an empty line, 1–64 signature lines, each ended by a newline
 * (log-rulings.md §2.4). Two equal signature lines are malformed; two cosignatures of one key at different times are not.
 * @throws SealFault NOTE_MALFORMED
 */
export function parseNote(note: string | Uint8Array): SignedNote {
  const lines = linesOf(note);
  const signed = lines.slice(0, textLines);
  if (lines.length <= textLines || signed.includes('') || lines[textLines] !== '') throw malformed('three text lines');
  const signatureLines = lines.slice(textLines + 1);
  if (signatureLines.length === 0) throw malformed('no signature');
  if (signatureLines.length > noteLimits.signatures) throw malformed('too many signatures');
  if (new Set(signatureLines).size < signatureLines.length) throw malformed('a signature line twice');
  return { text: signed.map((line) => `${line}\n`).join(''), signatures: signatureLines.map(requireSignature) };
}

function requireSignature(line: string): NoteSignature {
  const signature = parseSignature(line);
  if (!signature) throw malformed('signature line');
  return signature;
}

/** Lines of a note, all of which end with a newline. */
function linesOf(note: string | Uint8Array): readonly string[] {
  const bytes = typeof note === 'string' ? utf8(note) : note;
  if (bytes.length > noteLimits.bytes) throw malformed('too long');
  const text = utf8Text(bytes);
  // Encoding would have replaced a lone surrogate of a text.
  if (text === undefined || (typeof note === 'string' && text !== note)) throw malformed('not UTF-8');
  if (!text.endsWith('\n')) throw malformed('no final newline');
  const lines = text.slice(0, -1).split('\n');
  if (lines.some((line) => control.test(line))) throw malformed('control character');
  return lines;
}

const malformed = (detail: string) => new SealFault('NOTE_MALFORMED', detail);

import { base64 } from '../../contracts/seal/base64';
import { utf8Text } from '../../contracts/seal/bytes';
import { parseSignedCheckpoint, type SignedCheckpoint } from '../../contracts/seal/checkpoint';
import { SealFault } from '../../contracts/seal/findings';
import { LineReader } from '../../contracts/seal/line-reader';

/** What a log asks of a witness: to cosign a checkpoint that continues one it knows (C2SP tlog-witness, trust.md §3.3). */
export interface AddCheckpoint {
  /** Size that the witness cosigned last, 0 for none. */
  readonly old: number;
  /** That the tree of `old` leaves is the beginning of the checkpoint's (RFC 6962 §2.1.2). */
  readonly proof: readonly Uint8Array[];
  /** The checkpoint as a signed note. */
  readonly note: string;
}

/** A request whose checkpoint is read and whose signatures are still to be checked. */
export interface ReadRequest extends AddCheckpoint {
  readonly checkpoint: SignedCheckpoint;
}

export const requestLimits = { proof: 63, bytes: 64 * 1024 } as const;

/** The body of a request: `old <size>`, the hashes of the proof one a line, an empty line, the note. */
export const formatAddCheckpoint = ({ old, proof, note }: AddCheckpoint): string =>
  `old ${old}\n${proof.map((hash) => `${base64(hash)}\n`).join('')}\n${note}`;

/** @throws SealFault for every other grammar, more than 63 hashes and more than 64 KiB */
export function parseAddCheckpoint(body: Uint8Array): ReadRequest {
  const text = body.length > requestLimits.bytes ? undefined : utf8Text(body);
  const end = text?.indexOf('\n\n') ?? -1;
  if (text === undefined || end < 0) throw malformed('no request');
  const reader = new LineReader('PROOF_BAD', text.slice(0, end + 1));
  const [old] = reader.numbers('old', 1);
  const proof = reader.hashes();
  if (proof.length > requestLimits.proof) throw malformed('too many hashes');
  const note = text.slice(end + 2);
  return { old: old!, proof, note, checkpoint: parseSignedCheckpoint(note) };
}

const malformed = (detail: string) => new SealFault('PROOF_BAD', detail);

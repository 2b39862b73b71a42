import { base64, base64Bytes } from '../../../contracts/seal/base64';
import type { Checkpoint } from '../../../contracts/seal/checkpoint';
import { decimal } from '../../../contracts/seal/integers';
import { hashBytes, publicKeyBytes, signatureBytes } from '../../../contracts/seal/primitives';

/** The last checkpoint that this browser accepted of a log, and what pins the log's key. Times are POSIX seconds. */
export interface KeptCheckpoint extends Checkpoint {
  readonly publicKey: Uint8Array;
  /** Of the log, over the three lines of the checkpoint. */
  readonly signature: Uint8Array;
  /** When it was accepted. */
  readonly at: number;
  /** The first checkpoint of this log that this browser saw. */
  readonly firstSize: number;
  readonly firstAt: number;
  /** Proofs from one checkpoint to the next that were checked and held. */
  readonly proofs: number;
}

const prefix = 'wf.checkpoint.';

/** Where browser storage keeps the checkpoint of a log. */
export const keptName = (origin: string) => `${prefix}${origin}`;
/** The log that a name in browser storage stands for; undefined for other names. */
export const originOf = (name: string) => (name.startsWith(prefix) ? name.slice(prefix.length) : undefined);

/** The text that is stored, at most 300 bytes; the origin is its name. */
export const formatKept = ({ size, root, publicKey, signature, at, firstSize, firstAt, proofs }: KeptCheckpoint) =>
  [size, base64(root), base64(publicKey), base64(signature), at, firstSize, firstAt, proofs].join(' ');

/** What a stored text says; undefined for one that this product did not write. */
export function parseKept(origin: string, text: string): KeptCheckpoint | undefined {
  const words = text.split(' ');
  const [root, publicKey, signature] = words.slice(1, 4).map(base64Bytes);
  const [size, at, firstSize, firstAt, proofs, ...more] = [words[0] ?? '', ...words.slice(4)].map(decimal);
  const lengths = [root?.length, publicKey?.length, signature?.length].join();
  if (lengths !== [hashBytes, publicKeyBytes, signatureBytes].join() || more.length > 0) return undefined;
  const numbers = { size, at, firstSize, firstAt, proofs };
  if (Object.values(numbers).includes(undefined)) return undefined;
  return { origin, root, publicKey, signature, ...numbers } as KeptCheckpoint;
}

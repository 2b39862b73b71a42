import { base64 } from './base64';
import { SealFault } from './findings';
import { LineReader } from './line-reader';

/** Inclusion of one entry (C2SP tlog-proof v1, trust.md §3.5). */
export interface InclusionFile {
  readonly index: number;
  /**
   * Bytes that the format allows and nothing vouches for: never trusted. Ours are the entry of the leaf, which counts as
   * far as the hashes prove it.
   */
  readonly extra?: Uint8Array;
  readonly proof: readonly Uint8Array[];
  /** The note of the checkpoint, verbatim; it says size and root. */
  readonly note: string;
}

/** That one checkpoint of a log is the beginning of another (trust.md §3.5). */
export interface ConsistencyFile {
  readonly from: number;
  readonly to: number;
  readonly proof: readonly Uint8Array[];
}

/** That the leaves `from` … `to` − 1 stand in the tree of a size (trust.md §3.5). */
export interface RangeFile {
  readonly from: number;
  readonly to: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
}

/** First lines of the three kinds of file. */
export const proofTags = {
  inclusion: 'c2sp.org/tlog-proof@v1',
  consistency: 'watchfloor.consistency/1',
  range: 'watchfloor.range/1',
} as const;

export function formatInclusion({ index, extra, proof, note }: InclusionFile): string {
  const head = [proofTags.inclusion, ...(extra ? [`extra ${base64(extra)}`] : []), `index ${index}`];
  return `${lines([...head, ...proof.map(base64)])}\n${note}`;
}

/** @throws SealFault PROOF_BAD; the note inside is still to be parsed */
export function parseInclusion(text: string): InclusionFile {
  const end = text.indexOf('\n\n');
  const reader = new LineReader('PROOF_BAD', end < 0 ? text : text.slice(0, end + 1));
  reader.exactly(proofTags.inclusion);
  const extra = reader.extra();
  const [index] = reader.numbers('index', 1);
  const file = { index: index!, proof: reader.hashes(), ...(extra && { extra }) };
  if (end < 0) throw new SealFault('PROOF_BAD', 'no checkpoint');
  return { ...file, note: text.slice(end + 2) };
}

export const formatConsistency = ({ from, to, proof }: ConsistencyFile): string =>
  lines([proofTags.consistency, `from ${from}`, `to ${to}`, ...proof.map(base64)]);

/** @throws SealFault CONSISTENCY_BAD */
export function parseConsistency(text: string): ConsistencyFile {
  const reader = new LineReader('CONSISTENCY_BAD', text);
  reader.exactly(proofTags.consistency);
  const [from] = reader.numbers('from', 1);
  const [to] = reader.numbers('to', 1);
  return { from: from!, to: to!, proof: reader.hashes() };
}

export const formatRange = ({ from, to, size, proof }: RangeFile): string =>
  lines([proofTags.range, `range ${from} ${to}`, `size ${size}`, ...proof.map(base64)]);

/** @throws SealFault PROOF_BAD */
export function parseRange(text: string): RangeFile {
  const reader = new LineReader('PROOF_BAD', text);
  reader.exactly(proofTags.range);
  const [from, to] = reader.numbers('range', 2);
  const [size] = reader.numbers('size', 1);
  return { from: from!, to: to!, size: size!, proof: reader.hashes() };
}

const lines = (all: readonly string[]) => all.map((line) => `${line}\n`).join('');

import { base64 } from '../../../contracts/seal/base64';
import { equalBytes } from '../../../contracts/seal/bytes';
import type { Checkpoint } from '../../../contracts/seal/checkpoint';
import { decodeEntry } from '../../../contracts/seal/entry';
import { parseEntries } from '../../../contracts/seal/entry-bundle';
import { provesRange } from '../../../contracts/seal/file-proofs';
import { unlessFault } from '../../../contracts/seal/findings';
import { hashBytes } from '../../../contracts/seal/primitives';
import { parseRange, type RangeFile } from '../../../contracts/seal/proof-files';
import { sha256 } from '../../../contracts/seal/sha256';
import { leafHash, tileWidth } from '../../../contracts/seal/tree';
import type { LogFindingCode } from '../../../contracts/verification';
import { EventOrder } from '../../verifier/check-events';
import { type Finding, finding } from '../../verifier/findings';
import type { RangeHost } from './range-host';

/** First and last position. */
export interface Positions {
  readonly from: number;
  readonly to: number;
}

/** What is wrong with a range: a fault of one event, or the first place at which the entries are not those of the tree. */
export type RangeFinding = Omit<Finding, 'code'> & { readonly code: Finding['code'] | LogFindingCode };

export interface RangeReport extends Positions {
  readonly findings: readonly RangeFinding[];
  /** The last position that the checkpoint covers; what lies behind it was not checked. */
  readonly covered: number;
  /** Entry and leaf of the first event that differs, and the proof, for whoever looks into it. */
  readonly evidence?: object;
}

/**
 * Fetches the entries of a range, hashes them here, and proves that they stand in the tree under a checkpoint that this
 * browser has accepted.
 * @param progress is told how many events were hashed, of how many
 * @throws NoAnswer, ApiProblem
 */
export async function checkRange(
  { from, to }: Positions,
  accepted: Checkpoint,
  host: RangeHost,
  progress: (done: number, all: number) => void,
): Promise<RangeReport> {
  const covered = Math.min(to, accepted.size);
  if (from > covered) return { from, to, covered: accepted.size, findings: [] };
  const run = new Run(from - 1, covered, accepted, host);
  return { from, to, covered, ...(await run.check(progress)) };
}

type Found = Pick<RangeReport, 'findings' | 'evidence'>;
const failed = (code: LogFindingCode, index: number, detail: string): Found => ({
  findings: [{ level: 'error', code, index, detail }],
});

/** The leaves `from` … `to` − 1 of a tree. */
class Run {
  readonly #entries: Uint8Array[] = [];
  readonly #leaves: Uint8Array[] = [];
  readonly #order = new EventOrder();
  /** Of entries by themselves and in their order; they count once the entries are proved. */
  readonly #faults: Finding[] = [];

  constructor(
    private readonly from: number,
    private readonly to: number,
    private readonly accepted: Checkpoint,
    private readonly host: RangeHost,
  ) {}

  async check(progress: (done: number, all: number) => void): Promise<Found> {
    for (const tile of this.#tiles()) {
      const entries = parseEntries((await this.host.tile({ level: 'entries', ...tile })) ?? new Uint8Array());
      const first = tile.index * tileWidth;
      if (entries?.length !== tile.width) return failed('INDEX_MISSING', Math.max(first, this.from), 'entries');
      for (const entry of this.#within(first, entries)) this.#take(entry);
      progress(this.#leaves.length, this.to - this.from);
    }
    const text = await this.host.range(this.from, this.to, this.accepted.size);
    const proof = text === undefined ? undefined : unlessFault(() => parseRange(text));
    if (!proof || !this.#proves(proof, this.#leaves)) return this.#firstDiffering(proof);
    return { findings: this.#faults };
  }

  #take(bytes: Uint8Array) {
    const index = this.from + this.#leaves.length;
    const entry = unlessFault(() => decodeEntry(bytes));
    this.#faults.push(...(entry ? this.#order.next(index, entry) : [finding('ENTRY_MALFORMED', 'entry', index)]));
    this.#entries.push(bytes);
    this.#leaves.push(leafHash(sha256, bytes));
  }

  /** Tiles of level 0 that hold the range, each as wide as the checkpoint lets it be. */
  *#tiles() {
    for (let index = Math.floor(this.from / tileWidth); index * tileWidth < this.to; index++)
      yield { index, width: Math.min(tileWidth, this.accepted.size - index * tileWidth) };
  }

  /** What of a tile lies within the range. */
  #within<T>(first: number, all: readonly T[]): readonly T[] {
    return all.slice(Math.max(0, this.from - first), Math.max(0, this.to - first));
  }

  #proves(proof: RangeFile, leaves: readonly Uint8Array[]): boolean {
    const mine = proof.from === this.from && proof.to === this.to;
    return mine && provesRange(sha256, proof, this.accepted, leaves);
  }

  /** Where the hashes of the tree are those that were sealed, an entry is another one; else the tree is not. */
  async #firstDiffering(proof: RangeFile | undefined): Promise<Found> {
    const sealed: Uint8Array[] = [];
    for (const tile of this.#tiles()) {
      const bytes = (await this.host.tile({ level: 0, ...tile })) ?? new Uint8Array();
      const hashes = Array.from({ length: tile.width }, (_, at) => bytes.slice(at * hashBytes, (at + 1) * hashBytes));
      sealed.push(...this.#within(tile.index * tileWidth, hashes));
    }
    if (!proof || !this.#proves(proof, sealed)) return failed('ROOT_MISMATCH', this.from, 'range');
    const at = sealed.findIndex((leaf, index) => !equalBytes(leaf, this.#leaves[index]!));
    const entry = base64(this.#entries[at]!);
    const evidence = { position: this.from + at + 1, entry, leaf: base64(sealed[at]!), range: proof.proof.map(base64) };
    return { ...failed('LEAF_MISMATCH', this.from + at, 'entry'), evidence };
  }
}

/** Why a head is signed: by the clock, or because somebody needs it now (trust.md §3.1, S3). */
export type SealReason = 'interval' | 'shutdown' | 'demand' | 'handover' | 'export';

/** A signed head of the log's tree. */
export interface SealedHead {
  /** Leaves that it covers. */
  readonly size: number;
  /**
   * The checkpoint as a signed note: the log's own signature, and lines of witnesses only where it was kept for one or
   * somebody added them. `Cosigning.noteOf` gives it with all that are known.
   */
  readonly note: string;
  /** Why this checkpoint is kept; absent in `head()`, and where the next one replaces it. */
  readonly kept?: string;
}

/** A kept checkpoint. */
export interface KeptSeal extends SealedHead {
  readonly reason: string;
  /** 27 characters. */
  readonly keptAt: string;
}

/** A change of the key that signs heads; keys as `name+id+key` (trust.md §3.1, S6). */
export interface KeyRotation {
  readonly key: string;
  readonly previousKey: string;
  /** Until when both sign, 27 characters. */
  readonly until: string;
}

/** Which keys sign a log and which did, as `name+id+key`. */
export interface LogKeyStatus {
  readonly key: string;
  readonly previous?: { readonly key: string; readonly until: string };
  readonly retired: readonly string[];
}

/** Answer of `GET /log/checkpoints`: kept checkpoints, the newest first. */
export interface KeptCheckpoints {
  readonly checkpoints: readonly {
    readonly size: number;
    /** Base64 of 32 bytes. */
    readonly root: string;
    readonly reason: string;
    /** 27 characters. */
    readonly keptAt: string;
    /** Names within the policy of those who cosigned it. */
    readonly witnesses: readonly string[];
  }[];
}

/**
 * Seals of one realm's log: signed heads, and the proofs that tie events and heads together. Only a log that stands on
 * a file is sealed.
 */
export abstract class Seals {
  /** `<host>/log/<realm>/<logId>`, the name of the log and of its key. */
  abstract readonly origin: string;
  /** Keys that check the seals, as `name+id+key`: the current one first, then those of before (trust.md §3.1). */
  abstract readonly verifierKeys: readonly string[];
  /** The last change of the key, while the old one and the new one both sign. */
  abstract rotation(): KeyRotation | undefined;
  /** What was signed last; undefined before the first seal. */
  abstract head(): SealedHead | undefined;
  /** Why nothing is signed any more: the log does not continue what was signed. */
  abstract trouble(): string | undefined;
  /** Signs now. @throws EventLogError CORRUPT with reason LOG_INCONSISTENT, or as appends do */
  abstract seal(reason: SealReason): Promise<SealedHead>;
  /** Signs no more: somebody outside has seen another history. */
  abstract halt(reason: string): void;
  /**
   * Told after every answer of the log's writer about seals: a head that is signed or still stands, a checkpoint that is
   * kept because a witness cosigned it, or that nothing is signed any more. Not told of `halt`, nor where the log is only
   * read. Answers how to stop listening.
   */
  abstract listen(told: () => void): () => void;
  /** Checkpoints that are kept, newest first. */
  abstract kept(limit: number): readonly KeptSeal[];
  /** Hashes from a leaf's sibling up, in the tree of a size. @throws RangeError unless index < size ≤ leaves */
  abstract inclusion(index: number, size: number): readonly Uint8Array[];
  /** Hashes that prove one size to be the beginning of another. @throws RangeError unless from ≤ to ≤ leaves */
  abstract consistency(from: number, to: number): readonly Uint8Array[];
  /** Hashes that prove leaves to stand one after the other (trust.md §3.5). @throws RangeError unless from < to ≤ size ≤ leaves */
  abstract range(from: number, to: number, size: number): readonly Uint8Array[];
  /** Hashes of a tile, as many as there are; undefined when there is none. */
  abstract tile(level: number, index: number): Uint8Array | undefined;
  /** Entry of a leaf; undefined when there is none. */
  abstract entry(index: number): Uint8Array | undefined;
  /** Entries of the leaves of a tile of level 0, in their order. */
  abstract entries(index: number): readonly Uint8Array[];
}

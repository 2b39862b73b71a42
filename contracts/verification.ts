/** What is wrong with a log, in the words of trust.md §3.7 where they fit. */
export type LogFindingCode =
  | 'UNREADABLE'
  | 'INDEX_MISSING'
  | 'LEAF_MISMATCH'
  | 'TILE_MISMATCH'
  | 'ENTRY_COLUMN_MISMATCH'
  | 'EVENT_ID_MISMATCH'
  | 'RECORDED_AT_BACKWARD'
  | 'REVISION_GAP'
  | 'STREAM_MISMATCH'
  | 'ROOT_MISMATCH'
  | 'LOG_TRUNCATED'
  | 'NOTE_MALFORMED'
  | 'LOG_SIGNATURE_BAD'
  | 'LOG_UNKNOWN';

/** One thing that is wrong, and where it shows. */
export interface LogFinding {
  readonly code: LogFindingCode;
  /**
   * Leaf index from 0; where a whole prefix is another one, how many events are known to be as they were sealed; where a
   * checkpoint is at fault, its size, and 0 for one that cannot be read.
   */
  readonly index: number;
  readonly detail: string;
}

/** Where a finding shows: at the position of an event, or at a checkpoint, whose size is known if it can be read. */
export type FindingPlace =
  | { readonly kind: 'event'; readonly position: number }
  | { readonly kind: 'checkpoint'; readonly size?: number };

/** @param code of the log's own checks, or one that an older record names */
export function placeOf({ code, index }: { readonly code: string; readonly index: number }): FindingPlace {
  if (code === 'NOTE_MALFORMED') return { kind: 'checkpoint' };
  if (code === 'LOG_SIGNATURE_BAD' || code === 'LOG_UNKNOWN') return { kind: 'checkpoint', size: index };
  return { kind: 'event', position: index + 1 };
}

/** What a verification of a log found. */
export interface LogVerdict {
  /** Events in front of which nothing was read again. */
  readonly from: number;
  readonly size: number;
  /** Root over all events as they are now. */
  readonly root: Uint8Array;
  /** By index; none when the log is as it was recorded and sealed. */
  readonly findings: readonly LogFinding[];
}

/** A size of a log with the root that it was found to have. */
export interface VerifiedSize {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Told how many events are checked, of how many. */
export type VerifyProgress = (done: number, all: number) => void;

/** Reads a realm's log again and proves it against its own seals and everything kept beside it. */
export abstract class LogVerification {
  /**
   * @param from a size and root found in order before; events in front of it are not read again
   * @param signal ends the reading; what was run rejects with its reason
   */
  abstract run(from?: VerifiedSize, progress?: VerifyProgress, signal?: AbortSignal): Promise<LogVerdict>;
}

/** A verification as it stands on record. */
export interface RecordedVerification {
  readonly state: 'VERIFIED' | 'FAILED';
  readonly at: string;
  /** Events that were read again, from and up to. */
  readonly from: number | null;
  readonly to: number | null;
  /** Base64 of 32 bytes. */
  readonly root: string | null;
  readonly code: string | null;
  /** `index` of the first finding. */
  readonly firstIndex: number | null;
}

/** Answer of `GET` and `POST /log/verification`: where the server's own reading of its log stands. */
export interface VerificationStatus {
  readonly state: 'never' | 'running' | 'VERIFIED' | 'FAILED';
  /** Events read so far, of how many. */
  readonly done?: number;
  readonly all?: number;
  /** Events in front of which nothing was read again, and up to which it was read. */
  readonly from?: number;
  readonly size?: number;
  readonly findings?: readonly LogFinding[];
  readonly seconds?: number;
}

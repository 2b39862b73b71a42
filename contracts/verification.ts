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

/** One thing that is wrong, at the leaf index where it shows. */
export interface LogFinding {
  readonly code: LogFindingCode;
  /** Leaf index from 0; where a whole prefix is another one, how many events are known to be as they were sealed. */
  readonly index: number;
  readonly detail: string;
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

/** Told how many events are checked, of how many. */
export type VerifyProgress = (done: number, all: number) => void;

/** Reads a realm's log again and proves it against its own seals and everything kept beside it. */
export abstract class LogVerification {
  /** @param from a size and root found in order before; events in front of it are not read again */
  abstract run(
    from?: { readonly size: number; readonly root: Uint8Array },
    progress?: VerifyProgress,
  ): Promise<LogVerdict>;
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

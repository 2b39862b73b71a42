/** What is wrong with a log, in the words of trust.md §3.7 where they fit. */
export type FindingCode =
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
export interface Finding {
  readonly code: FindingCode;
  /** Leaf index from 0; a size where the finding is about a whole prefix. */
  readonly index: number;
  readonly detail: string;
}

export const byIndex = (a: Finding, b: Finding) => a.index - b.index;

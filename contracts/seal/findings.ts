/** What a verifier can find, in the order in which findings are reported (log-rulings.md §2.5). */
export const findingCodes = [
  'BUNDLE_MALFORMED',
  'NOTE_MALFORMED',
  'LOG_UNKNOWN',
  'LOG_SIGNATURE_BAD',
  'COSIGNATURE_BAD',
  'QUORUM_NOT_MET',
  'CONSISTENCY_BAD',
  'ENTRY_MALFORMED',
  'METADATA_DIGEST_MISMATCH',
  'DATA_DIGEST_MISMATCH',
  'ENTRY_COLUMN_MISMATCH',
  'RECORDED_AT_BACKWARD',
  'REVISION_GAP',
  'INDEX_MISSING',
  'PROOF_BAD',
  'BLOB_MISMATCH',
  'MANIFEST_MISMATCH',
  'CONTENT_WITHHELD',
  'UNWITNESSED',
] as const;

export type FindingCode = (typeof findingCodes)[number];

/** Bytes that break the grammar of what they claim to be; the code is the finding of whoever was given them. */
export class SealFault extends Error {
  constructor(
    readonly code: FindingCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** What the work gives; undefined where it finds bytes that break a grammar. */
export function unlessFault<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof SealFault) return undefined;
    throw error;
  }
}

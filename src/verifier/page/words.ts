import type { FindingCode } from '../../../contracts/seal/findings';
import type { Verdict } from '../findings';

/** What a verdict means, in one line and in one sentence. */
export const verdicts: Readonly<Record<Verdict, readonly [title: string, sentence: string]>> = {
  ok: [
    'Everything holds',
    'Every event stands in the log exactly as shown, and those whom the policy trusts have signed the log.',
  ],
  incomplete: [
    'Nothing is wrong, but read the warnings',
    'What is shown stands in the log. The warnings below say what it does not tell you.',
  ],
  failed: [
    'Do not rely on this bundle',
    'Something in it is not as it was recorded, or cannot be proved. The findings below say what.',
  ],
};

/** What each finding means. */
export const meanings: Readonly<Record<FindingCode, string>> = {
  BUNDLE_MALFORMED: 'The archive, one of its parts or the policy cannot be read.',
  NOTE_MALFORMED: 'The checkpoint cannot be read.',
  LOG_UNKNOWN: 'The checkpoint is of no log that the policy names.',
  LOG_SIGNATURE_BAD: 'The log did not sign this checkpoint.',
  COSIGNATURE_BAD: 'A witness of the policy did not sign this checkpoint as the line says.',
  QUORUM_NOT_MET: 'Fewer witnesses have signed than the policy wants.',
  CONSISTENCY_BAD: 'An earlier checkpoint is not part of this log: its history was rewritten, or the proof is wrong.',
  ENTRY_MALFORMED: 'This event cannot be read.',
  METADATA_DIGEST_MISMATCH: 'The circumstances of this event (who, when, by which command) were changed.',
  DATA_DIGEST_MISMATCH: 'The content of this event was changed.',
  ENTRY_COLUMN_MISMATCH: 'The circumstances of this event contradict its entry in the log.',
  RECORDED_AT_BACKWARD:
    'This event was recorded at an earlier time than the one before it. A log kept by several servers may show this.',
  REVISION_GAP: 'This event does not follow the one before it in its stream.',
  INDEX_MISSING: 'Events are left out from here on.',
  PROOF_BAD: 'It is not proved that these events stand in the log.',
  BLOB_MISMATCH: 'This document is not one that an event names.',
  MANIFEST_MISMATCH: 'The table of contents says something else about this file.',
  CONTENT_WITHHELD: 'You may not see the content of this event. Its place in the log is proved.',
  UNWITNESSED: 'No witness has signed: the owner of the log could have rewritten all of it.',
};

/** Everything else that the page says while it runs. */
export const words = {
  checking: 'Checking …',
  cannot: 'This browser cannot check Ed25519 signatures. Use a current one, or verify.mjs or verify.py.',
  unread: 'The file could not be read.',
  noFindings: 'No findings.',
  ownPolicy: 'your own',
  bundlePolicy: 'the one in the bundle, which its issuer chose',
  nobody: 'nobody',
  withheld: 'withheld',
  about: (count: number) => (count === 1 ? '1 finding' : `${count} findings`),
  more: (count: number) => `… and ${count} more`,
} as const;

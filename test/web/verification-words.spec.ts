import type { LogFindingCode } from '../../contracts/verification';
import words from '../../src/web/i18n/en/verify.json';

const codes: Readonly<Record<LogFindingCode, true>> = {
  UNREADABLE: true,
  INDEX_MISSING: true,
  LEAF_MISMATCH: true,
  TILE_MISMATCH: true,
  ENTRY_COLUMN_MISMATCH: true,
  EVENT_ID_MISMATCH: true,
  RECORDED_AT_BACKWARD: true,
  REVISION_GAP: true,
  STREAM_MISMATCH: true,
  ROOT_MISMATCH: true,
  LOG_TRUNCATED: true,
  NOTE_MALFORMED: true,
  LOG_SIGNATURE_BAD: true,
  LOG_UNKNOWN: true,
};

it.each(Object.keys(codes))('the verification page has words for %s', (code) =>
  expect(words).toHaveProperty([`kind.${code}`]),
);

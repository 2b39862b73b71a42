import { findingCodes } from '../../contracts/seal/findings';
import { type LogFindingCode, placeOf } from '../../contracts/verification';
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

it.each([...Object.keys(codes), ...findingCodes])('the verification page has words for %s', (code) =>
  expect(words).toHaveProperty([`kind.${code}`]),
);

it.each([
  ['LEAF_MISMATCH', { kind: 'event', position: 21 }],
  ['LOG_TRUNCATED', { kind: 'event', position: 21 }],
  ['LOG_SIGNATURE_BAD', { kind: 'checkpoint', size: 20 }],
  ['LOG_UNKNOWN', { kind: 'checkpoint', size: 20 }],
  ['NOTE_MALFORMED', { kind: 'checkpoint' }],
])('%s at 20 is shown where it is', (code, place) => expect(placeOf({ code, index: 20 })).toEqual(place));

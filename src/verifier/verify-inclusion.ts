import { base64Bytes } from '../../contracts/seal/base64';
import { utf8, utf8Text } from '../../contracts/seal/bytes';
import { decodeEntry } from '../../contracts/seal/entry';
import { provesInclusion } from '../../contracts/seal/file-proofs';
import { unlessFault } from '../../contracts/seal/findings';
import { parseInclusion } from '../../contracts/seal/proof-files';
import { leafHash } from '../../contracts/seal/tree';
import { checkEvents } from './check-events';
import type { EventLine } from './event-lines';
import type { Missing, ProofReport } from './file-report';
import { finding } from './findings';
import type { Platform } from './platform';
import { type Given, reportUnder, trustedCheckpoint } from './trusted-checkpoint';

/**
 * That an event stands at its index: the one of this index among those that are given. Only where none is given it is
 * the one whose entry the file carries as its extra bytes; those bind the content by digests only, so that the content
 * is missing.
 */
export async function verifyInclusion(bytes: Uint8Array, given: Given, platform: Platform): Promise<ProofReport> {
  const file = unlessFault(() => parseInclusion(utf8Text(bytes) ?? ''));
  if (!file) return { findings: [finding('PROOF_BAD', 'file')], missing: [] };
  const place = { from: file.index, to: file.index + 1 };
  const checkpoint = await trustedCheckpoint(utf8(file.note), given, platform);
  if (!checkpoint.standing) return reportUnder(checkpoint, place);
  const line = given.events.find(({ index }) => index === file.index);
  // Events are given, but none that claims this place: what the file carries is not what was asked about.
  if (!line && given.events.length > 0) return reportUnder(checkpoint, { ...place, findings: [notProved(file.index)] });
  const faults = line ? checkEvents([line], platform.hash) : [];
  const entryBytes = line ? base64Bytes(line.entry) : file.extra;
  const entry = entryBytes && unlessFault(() => decodeEntry(entryBytes));
  if (!entry) return reportUnder(checkpoint, { ...place, findings: faults, missing: line ? [] : ['entry'] });
  const proved = provesInclusion(platform.hash, file, checkpoint.standing, leafHash(platform.hash, entryBytes));
  if (!proved) return reportUnder(checkpoint, { ...place, findings: [...faults, notProved(file.index)] });
  return reportUnder(checkpoint, { ...place, entry, findings: faults, missing: contentMissing(line) });
}

const notProved = (index: number) => finding('PROOF_BAD', 'file', index);
const contentMissing = (line: EventLine | undefined): readonly Missing[] =>
  line?.data == null || line.metadata === null ? ['content'] : [];

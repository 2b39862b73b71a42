import { parseSignedCheckpoint, type SignedCheckpoint } from '../../contracts/seal/checkpoint';
import { unlessFault } from '../../contracts/seal/findings';
import { judgeNote, type NoteVerdict } from '../../contracts/seal/note-verdict';
import { checkEvents } from './check-events';
import { checkBlobs, checkManifest } from './check-files';
import { checkHistory } from './check-history';
import { checkRanges } from './check-ranges';
import { type Finding, finding } from './findings';
import { type Bundle, openBundle } from './open-bundle';
import type { Platform } from './platform';

/** Whom to trust, and what time it is. */
export interface Options {
  /** A policy of one's own in place of the bundle's. */
  readonly policy?: Uint8Array | undefined;
  /** POSIX seconds. */
  readonly now: number;
}

/** What was found, and what was examined as far as it could be read. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly bundle?: Bundle;
  readonly note?: SignedCheckpoint;
  readonly verdict?: NoteVerdict;
}

/** Everything that is found in a bundle, in the order of log-rulings.md §2.5. */
export async function verifyBundle(bytes: Uint8Array, { policy, now }: Options, platform: Platform): Promise<Report> {
  const bundle = await openBundle(bytes, policy, platform);
  if (typeof bundle === 'string') return { findings: [finding('BUNDLE_MALFORMED', bundle)] };
  const note = unlessFault(() => parseSignedCheckpoint(bundle.files.get('checkpoint')!));
  if (!note) return { findings: [finding('NOTE_MALFORMED', 'checkpoint')], bundle };
  const verdict = await judgeNote(platform.checkSignature, bundle.policy, note, now);
  if (verdict.log !== 'good') return { findings: [finding(verdict.log, 'checkpoint')], bundle, note };
  const findings = [
    ...trustFindings(bundle, verdict),
    ...(await checkHistory(bundle, note, platform)),
    ...checkEvents(bundle.events, platform.hash),
    ...checkRanges(bundle, note, platform.hash),
    ...checkBlobs(bundle, platform.hash),
    ...checkManifest(bundle, note, platform.hash),
    ...warningsOf(bundle, verdict),
  ];
  return { findings, bundle, note, verdict };
}

/** Line of a note at which its signatures begin. */
const firstSignatureLine = 5;

function trustFindings({ policySource }: Bundle, { badCosignatures, quorum }: NoteVerdict): readonly Finding[] {
  const bad = badCosignatures.map((at) => finding('COSIGNATURE_BAD', `checkpoint:${firstSignatureLine + at}`));
  return quorum ? bad : [...bad, finding('QUORUM_NOT_MET', policySource)];
}

function warningsOf({ events }: Bundle, { quorum, witnessed }: NoteVerdict): readonly Finding[] {
  const withheld = events
    .filter(({ data }) => data === null)
    .map(({ index, metadata }) => finding('CONTENT_WITHHELD', metadata === null ? 'data,metadata' : 'data', index));
  return quorum && witnessed.length === 0 ? [...withheld, finding('UNWITNESSED', 'checkpoint')] : withheld;
}

import type { SignedCheckpoint } from '../../contracts/seal/checkpoint';
import type { NoteVerdict } from '../../contracts/seal/note-verdict';
import { checkEvents } from './check-events';
import { checkBlobs, checkManifest } from './check-files';
import { checkHistory } from './check-history';
import { checkRanges } from './check-ranges';
import { type Finding, finding } from './findings';
import { judgeCheckpoint, unwitnessed } from './judge-checkpoint';
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
  const judged = await judgeCheckpoint(bundle.files.get('checkpoint')!, { ...bundle, now }, platform);
  const { note, verdict } = judged;
  if (!note || !verdict) return { ...judged, bundle };
  const findings = [
    ...judged.findings,
    ...(await checkHistory(bundle, note, platform)),
    ...checkEvents(bundle.events, platform.hash),
    ...checkRanges(bundle, note, platform.hash),
    ...checkBlobs(bundle, platform.hash),
    ...checkManifest(bundle, note, platform.hash),
    ...withheldFindings(bundle),
    ...unwitnessed(verdict),
  ];
  return { findings, bundle, note, verdict };
}

const withheldFindings = ({ events }: Bundle): readonly Finding[] =>
  events
    .filter(({ data }) => data === null)
    .map(({ index, metadata }) => finding('CONTENT_WITHHELD', metadata === null ? 'data,metadata' : 'data', index));

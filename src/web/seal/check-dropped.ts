import { utf8 } from '../../../contracts/seal/bytes';
import { noQuorum } from '../../../contracts/seal/policy';
import { formatPolicy } from '../../../contracts/seal/policy-file';
import { sha256 } from '../../../contracts/seal/sha256';
import { algorithms, verifierKey } from '../../../contracts/seal/verifier-key';
import { type FileKind, kindOf } from '../../verifier/file-kind';
import type { Beside, FileReport, Missing } from '../../verifier/file-report';
import { finding } from '../../verifier/findings';
import { browserPlatform } from '../../verifier/page/browser-platform';
import { readShownEvents } from '../../verifier/shown-event';
import { verifyFile } from '../../verifier/verify-file';
import type { KeptCheckpoint } from '../live/kept-checkpoint';
import { keptNote } from './kept-note';
import { type LogStanding, type StandingHost, standingOf } from './log-standing';
import type { SealHost } from './seal-host';

/** A file that somebody chose or dropped. */
export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Whose word counts: a policy of one's own, the bundle's, the key that this browser knows of the log, or nobody's. */
export type TrustedWord = 'own' | 'bundle' | 'browser' | 'nobody';

/** What was found in the file that the dropped ones are about. */
export interface DroppedReport extends Omit<FileReport, 'missing'> {
  readonly name: string;
  readonly trusted: TrustedWord;
  readonly standing: LogStanding;
  /** `witnesses`: the key alone counts, so nobody else can have signed. */
  readonly missing: readonly (Missing | 'witnesses')[];
}

/** What a check needs from the page around it. */
export type DropHost = StandingHost & Pick<SealHost, 'now'>;

/** Of several files, the one of the first of these kinds is checked; the others are what it needs besides. */
const order: readonly FileKind[] = ['bundle', 'inclusion', 'consistency', 'range', 'note'];

/**
 * Checks a bundle, a proof or a checkpoint with the code of VERIFY.html; nothing leaves the browser but the sizes of two
 * checkpoints of this log, by which it is asked for their consistency. Undefined where no file is evidence.
 */
export async function checkDropped(
  files: readonly DroppedFile[],
  policy: Uint8Array | undefined,
  host: DropHost,
): Promise<DroppedReport | undefined> {
  const known = files.map((file) => ({ ...file, kind: kindOf(file.bytes) }));
  const subject = order.map((kind) => known.find((file) => file.kind === kind)).find((file) => file !== undefined);
  if (!subject) return undefined;
  const others = known.filter((file) => file !== subject);
  const trusted = trustedWord(subject.kind === 'bundle', policy, host);
  const beside: Beside = {
    policy: policy ?? (trusted === 'browser' && host.kept ? pinnedPolicy(host.kept) : undefined),
    checkpoints: [...others.filter(({ kind }) => kind === 'note').map(({ bytes }) => bytes), ...keptBytes(host)],
    events: others.flatMap(({ bytes, kind }) => (kind ? [] : (readShownEvents(sha256, bytes) ?? []))),
    now: host.now(),
  };
  const report = await verifyFile(subject.bytes, beside, browserPlatform);
  if (!report) return undefined;
  // What the log did not sign says nothing about it.
  const signed = report.verdict !== undefined || trusted === 'nobody';
  const standing = report.note ? await standingOf(report.note, signed, host) : 'unknown';
  return { name: subject.name, trusted, standing, ...judged(report, trusted, standing) };
}

/** A checkpoint that the log does not continue is of another history; and a key alone tells nothing of witnesses. */
function judged({ findings, missing, ...report }: FileReport, trusted: TrustedWord, standing: LogStanding) {
  const broken = standing === 'rewritten' ? [finding('CONSISTENCY_BAD', 'log'), ...findings] : findings;
  const byKey = trusted === 'browser' && findings.some(({ code }) => code === 'UNWITNESSED');
  return {
    ...report,
    findings: byKey ? broken.filter(({ code }) => code !== 'UNWITNESSED') : broken,
    missing: byKey ? [...missing, 'witnesses' as const] : missing,
  };
}

function trustedWord(isBundle: boolean, policy: Uint8Array | undefined, { kept }: DropHost): TrustedWord {
  if (policy) return 'own';
  if (isBundle) return 'bundle';
  return kept ? 'browser' : 'nobody';
}

/** Trusts the key of the log that this browser has known since its first visit, and no witness. */
function pinnedPolicy({ origin, publicKey }: KeptCheckpoint): Uint8Array {
  const key = verifierKey(sha256, origin, algorithms.ed25519, publicKey);
  return utf8(formatPolicy({ logs: [{ key }], witnesses: [], groups: [], quorum: noQuorum }));
}

const keptBytes = ({ kept }: DropHost): readonly Uint8Array[] => (kept ? [utf8(keptNote(kept))] : []);

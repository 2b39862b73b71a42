import { utf8 } from '../../../contracts/seal/bytes';
import { sha256 } from '../../../contracts/seal/sha256';
import { type FileKind, kindOf } from '../../verifier/file-kind';
import type { Beside, FileReport, Missing } from '../../verifier/file-report';
import { finding } from '../../verifier/findings';
import { browserPlatform } from '../../verifier/page/browser-platform';
import { readShownEvents } from '../../verifier/shown-event';
import { verifyFile } from '../../verifier/verify-file';
import { keptNote } from './kept-note';
import { type LogStanding, standingOf } from './log-standing';
import { type OwnLog, ownLog, pinnedPolicy } from './own-log';
import type { SealHost } from './seal-host';

/** A file that somebody chose or dropped. */
export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Whose word counts: a policy of one's own, the bundle's, the keys that this browser knows of the log, or nobody's. */
export type TrustedWord = 'own' | 'bundle' | 'browser' | 'nobody';

/** What was found in the file that the dropped ones are about. */
export interface DroppedReport extends Omit<FileReport, 'missing'> {
  readonly name: string;
  readonly trusted: TrustedWord;
  readonly standing: LogStanding;
  /** `witnesses`: the key alone counts, so nobody else can have signed. */
  readonly missing: readonly (Missing | 'witnesses')[];
}

/** What a check needs from the page around it; its time is the real one, by which witnesses sign. */
export type DropHost = Pick<SealHost, 'key' | 'kept' | 'consistency' | 'now'>;

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
  const log = await ownLog(host);
  const trusted = trustedWord(subject.kind === 'bundle', policy, log);
  const beside: Omit<Beside, 'policy'> = {
    checkpoints: [...others.filter(({ kind }) => kind === 'note').map(({ bytes }) => bytes), ...keptBytes(log)],
    events: others.flatMap(({ bytes, kind }) => (kind ? [] : (readShownEvents(sha256, bytes) ?? []))),
    now: host.now(),
  };
  const check = (own?: Uint8Array) => verifyFile(subject.bytes, { ...beside, policy: own }, browserPlatform);
  const pinned = trusted === 'browser' ? log : undefined;
  const told = await check(pinned ? pinnedPolicy(pinned) : policy);
  // What the log did not sign says nothing about it.
  const standing = told?.note ? await standingOf(told.note, told.verdict !== undefined, log?.kept, host) : 'unknown';
  // The server names the other keys: they count only for what is of the history that this browser knows.
  const report = pinned && standing !== 'same' ? await check(pinnedPolicy({ ...pinned, keys: [] })) : told;
  return report && { name: subject.name, trusted, standing, ...judged(report, trusted, standing) };
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

function trustedWord(isBundle: boolean, policy: Uint8Array | undefined, log: OwnLog | undefined): TrustedWord {
  if (policy) return 'own';
  if (isBundle) return 'bundle';
  return log ? 'browser' : 'nobody';
}

const keptBytes = (log: OwnLog | undefined): readonly Uint8Array[] => (log ? [utf8(keptNote(log.kept))] : []);

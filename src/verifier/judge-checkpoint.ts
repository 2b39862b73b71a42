import { parseSignedCheckpoint, type SignedCheckpoint } from '../../contracts/seal/checkpoint';
import { unlessFault } from '../../contracts/seal/findings';
import { judgeNote, type NoteVerdict } from '../../contracts/seal/note-verdict';
import type { Policy } from '../../contracts/seal/policy';
import { type Finding, finding } from './findings';
import type { Platform } from './platform';

/** Whose signatures count, and what time it is. */
export interface Trust {
  readonly policy: Policy;
  /** What a finding about the policy names. */
  readonly policySource: string;
  /** POSIX seconds. */
  readonly now: number;
}

/** A checkpoint as far as it could be read; without a verdict nothing under it can be proved. */
export interface JudgedCheckpoint {
  readonly findings: readonly Finding[];
  readonly note?: SignedCheckpoint;
  readonly verdict?: NoteVerdict;
}

/**
 * Reads a checkpoint and judges its signatures. A fault of the note or of the log's signature ends the run
 * (log-rulings.md §2.5): there is no verdict then.
 * @param name what a finding about the checkpoint names
 */
export async function judgeCheckpoint(
  bytes: Uint8Array,
  { policy, policySource, now }: Trust,
  platform: Platform,
  name = 'checkpoint',
): Promise<JudgedCheckpoint> {
  const note = unlessFault(() => parseSignedCheckpoint(bytes));
  if (!note) return { findings: [finding('NOTE_MALFORMED', name)] };
  const verdict = await judgeNote(platform.checkSignature, policy, note, now);
  if (verdict.log !== 'good') return { findings: [finding(verdict.log, name)], note };
  const { badCosignatures, quorum } = verdict;
  const bad = badCosignatures.map((at) => finding('COSIGNATURE_BAD', `${name}:${firstSignatureLine + at}`));
  return { findings: quorum ? bad : [...bad, finding('QUORUM_NOT_MET', policySource)], note, verdict };
}

/** Line of a note at which its signatures begin. */
const firstSignatureLine = 5;

/** UNWITNESSED where nobody but the log itself signed and no quorum was missed for it. */
export const unwitnessed = (verdict: NoteVerdict | undefined, name = 'checkpoint'): readonly Finding[] =>
  verdict?.quorum && verdict.witnessed.length === 0 ? [finding('UNWITNESSED', name)] : [];

import { parseSignedCheckpoint, type SignedCheckpoint } from '../../contracts/seal/checkpoint';
import { unlessFault } from '../../contracts/seal/findings';
import type { NoteVerdict } from '../../contracts/seal/note-verdict';
import type { Beside, ProofReport } from './file-report';
import { type Finding, finding } from './findings';
import { judgeCheckpoint, type Trust, unwitnessed } from './judge-checkpoint';
import type { Platform } from './platform';

/** What is given beside a proof, its policy read; without a policy nobody is trusted and no signature is checked. */
export interface Given extends Omit<Beside, 'policy' | 'now'> {
  readonly trust: Trust | undefined;
}

/** A checkpoint under which something can be proved, or why there is none. */
export interface TrustedCheckpoint {
  readonly findings: readonly Finding[];
  readonly missing: ProofReport['missing'];
  readonly read?: { readonly note: SignedCheckpoint; readonly verdict?: NoteVerdict };
}

/** Reads a checkpoint, and judges it where somebody is trusted. */
export async function trustedCheckpoint(
  bytes: Uint8Array,
  { trust }: Given,
  platform: Platform,
): Promise<TrustedCheckpoint> {
  if (!trust) return unjudged(bytes);
  const { findings, note, verdict } = await judgeCheckpoint(bytes, trust, platform);
  return { findings, missing: [], ...(note && verdict && { read: { note, verdict } }) };
}

function unjudged(bytes: Uint8Array): TrustedCheckpoint {
  const note = unlessFault(() => parseSignedCheckpoint(bytes));
  if (!note) return { findings: [finding('NOTE_MALFORMED', 'checkpoint')], missing: [] };
  return { findings: [], missing: ['policy'], read: { note } };
}

/** What a proof under a checkpoint comes to: the findings about the note, those of the proof, and warnings last. */
export const reportUnder = (
  { findings, missing, read }: TrustedCheckpoint,
  proof: Partial<ProofReport> = {},
): ProofReport => ({
  ...proof,
  ...read,
  findings: [...findings, ...(proof.findings ?? []), ...unwitnessed(read?.verdict)],
  missing: [...missing, ...(proof.missing ?? [])],
});

/** The given checkpoints of these sizes in their order; undefined for one that is not among them or that does not stand. */
export async function checkpointsOf(sizes: readonly number[], given: Given, platform: Platform) {
  const all = await Promise.all(given.checkpoints.map((bytes) => trustedCheckpoint(bytes, given, platform)));
  const bad = all.filter(({ read }) => !read).flatMap(({ findings }) => findings);
  return { bad, found: sizes.map((size) => all.find(({ read }) => read?.note.size === size)) };
}

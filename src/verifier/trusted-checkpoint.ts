import { parseSignedCheckpoint, type SignedCheckpoint } from '../../contracts/seal/checkpoint';
import { unlessFault } from '../../contracts/seal/findings';
import type { Beside, ProofReport } from './file-report';
import { finding } from './findings';
import { type JudgedCheckpoint, judgeCheckpoint, type Trust, unwitnessed } from './judge-checkpoint';
import type { Platform } from './platform';

/** What is given beside a proof, its policy read; without a policy nobody is trusted and no signature is checked. */
export interface Given extends Omit<Beside, 'policy' | 'now'> {
  readonly trust: Trust | undefined;
}

/** A checkpoint as far as it could be read. */
export interface TrustedCheckpoint extends JudgedCheckpoint {
  readonly missing: ProofReport['missing'];
  /** The checkpoint, where something can be proved under it. */
  readonly standing?: SignedCheckpoint;
}

/** Reads a checkpoint, and judges it where somebody is trusted. */
export async function trustedCheckpoint(
  bytes: Uint8Array,
  { trust }: Given,
  platform: Platform,
): Promise<TrustedCheckpoint> {
  if (!trust) return unjudged(bytes);
  const judged = await judgeCheckpoint(bytes, trust, platform);
  return { ...judged, missing: [], ...(judged.note && judged.verdict && { standing: judged.note }) };
}

function unjudged(bytes: Uint8Array): TrustedCheckpoint {
  const note = unlessFault(() => parseSignedCheckpoint(bytes));
  if (!note) return { findings: [finding('NOTE_MALFORMED', 'checkpoint')], missing: [] };
  return { findings: [], missing: ['policy'], note, standing: note };
}

/** What a proof under a checkpoint comes to: the findings about the note, those of the proof, and warnings last. */
export const reportUnder = (
  { findings, missing, note, verdict }: TrustedCheckpoint,
  proof: Partial<ProofReport> = {},
): ProofReport => ({
  ...proof,
  ...(note && { note }),
  ...(verdict && { verdict }),
  findings: [...findings, ...(proof.findings ?? []), ...unwitnessed(verdict)],
  missing: [...missing, ...(proof.missing ?? [])],
});

/** The given checkpoints of these sizes in their order; undefined for one that is not among them or that does not stand. */
export async function checkpointsOf(sizes: readonly number[], given: Given, platform: Platform) {
  const all = await Promise.all(given.checkpoints.map((bytes) => trustedCheckpoint(bytes, given, platform)));
  const bad = all.filter(({ standing }) => !standing).flatMap(({ findings }) => findings);
  return { bad, found: sizes.map((size) => all.find(({ standing }) => standing?.size === size)) };
}

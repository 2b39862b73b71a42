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

/** A checkpoint under which something can be proved. */
export type StandingCheckpoint = TrustedCheckpoint & Required<Pick<TrustedCheckpoint, 'standing'>>;

/**
 * The given checkpoints of these sizes, in the order of the sizes, one set for each log of which all of them stand. Where
 * there is none, `bad` is what is wrong with those that could have been in one: a checkpoint of another size or of a log
 * that nobody asked about has nothing to do with the proof.
 */
export async function checkpointsOf(sizes: readonly number[], given: Given, platform: Platform) {
  const all = await Promise.all(given.checkpoints.map((bytes) => trustedCheckpoint(bytes, given, platform)));
  const good = all.filter((one): one is StandingCheckpoint => one.standing !== undefined);
  const sets = [...new Set(good.map(({ standing }) => standing.origin))]
    .map((log) => good.filter(({ standing }) => standing.origin === log))
    .map((own) => sizes.flatMap((size) => own.find(({ standing }) => standing.size === size) ?? []))
    .filter(({ length }) => length === sizes.length);
  const bad =
    sets.length > 0 ? [] : all.filter((one) => couldBe(one, sizes, given)).flatMap(({ findings }) => findings);
  return { sets, bad };
}

function couldBe({ note, standing }: TrustedCheckpoint, sizes: readonly number[], { trust }: Given): boolean {
  if (standing) return false;
  if (!note) return true;
  return sizes.includes(note.size) && trust?.policy.logs.some(({ key }) => key.name === note.origin) === true;
}

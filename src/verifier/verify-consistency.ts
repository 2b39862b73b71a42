import { utf8Text } from '../../contracts/seal/bytes';
import { provesConsistency } from '../../contracts/seal/file-proofs';
import { unlessFault } from '../../contracts/seal/findings';
import { parseConsistency } from '../../contracts/seal/proof-files';
import type { ProofReport } from './file-report';
import { finding } from './findings';
import type { Platform } from './platform';
import { checkpointsOf, type Given, reportUnder, type StandingCheckpoint } from './trusted-checkpoint';

/** That one checkpoint is the beginning of another; both must be given, because a proof says nothing of their roots. */
export async function verifyConsistency(bytes: Uint8Array, given: Given, platform: Platform): Promise<ProofReport> {
  const file = unlessFault(() => parseConsistency(utf8Text(bytes) ?? ''));
  if (!file) return { findings: [finding('CONSISTENCY_BAD', 'file')], missing: [] };
  const sizes = { from: file.from, to: file.to };
  const { sets, bad } = await checkpointsOf([file.from, file.to], given, platform);
  const holds = ([before, after]: readonly StandingCheckpoint[]) =>
    provesConsistency(platform.hash, file, before!.standing, after!.standing);
  const proved = sets.find(holds);
  const [before, after] = proved ?? sets[0] ?? [];
  if (!before || !after) return { ...sizes, findings: bad, missing: bad.length > 0 ? [] : ['checkpoints'] };
  const findings = proved ? before.findings : [...before.findings, finding('CONSISTENCY_BAD', 'file')];
  return reportUnder(after, { ...sizes, findings });
}

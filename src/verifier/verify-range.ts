import { base64Bytes } from '../../contracts/seal/base64';
import { utf8Text } from '../../contracts/seal/bytes';
import { provesRange } from '../../contracts/seal/file-proofs';
import { unlessFault } from '../../contracts/seal/findings';
import { parseRange } from '../../contracts/seal/proof-files';
import { leafHash } from '../../contracts/seal/tree';
import { checkEvents } from './check-events';
import type { Missing, ProofReport } from './file-report';
import { finding } from './findings';
import type { Platform } from './platform';
import { checkpointsOf, type Given, reportUnder } from './trusted-checkpoint';

/** That events stand one after the other in a log; they and the checkpoint must be given. */
export async function verifyRange(bytes: Uint8Array, given: Given, platform: Platform): Promise<ProofReport> {
  const file = unlessFault(() => parseRange(utf8Text(bytes) ?? ''));
  if (!file) return { findings: [finding('PROOF_BAD', 'file')], missing: [] };
  const place = { from: file.from, to: file.to };
  const { sets, bad } = await checkpointsOf([file.size], given, platform);
  const checkpoints = sets.flat();
  const [first] = checkpoints;
  if (!first) return { ...place, findings: bad, missing: bad.length > 0 ? [] : ['checkpoints'] };
  const events = given.events.filter(({ index }) => index >= file.from && index < file.to);
  if (events.length === 0) return reportUnder(first, { ...place, missing: ['events'] });
  const leaves = events.map(({ entry }) => leafHash(platform.hash, base64Bytes(entry) ?? new Uint8Array()));
  const proved = checkpoints.find(({ standing }) => provesRange(platform.hash, file, standing, leaves));
  const faults = checkEvents(events, platform.hash);
  const findings = proved ? faults : [...faults, finding('PROOF_BAD', 'file', file.from)];
  const withheld = events.some(({ data, metadata }) => data === null || metadata === null);
  const missing: readonly Missing[] = withheld ? ['content'] : [];
  return reportUnder(proved ?? first, { ...place, findings, missing });
}

import { utf8Text } from '../../contracts/seal/bytes';
import { unlessFault } from '../../contracts/seal/findings';
import { parsePolicy } from '../../contracts/seal/policy-file';
import { kindOf } from './file-kind';
import type { Beside, FileReport, ProofReport } from './file-report';
import { finding } from './findings';
import type { Trust } from './judge-checkpoint';
import type { Platform } from './platform';
import { verifyBundle } from './verify-bundle';
import { verifyConsistency } from './verify-consistency';
import { verifyInclusion } from './verify-inclusion';
import { verifyNote } from './verify-note';
import { verifyRange } from './verify-range';

const verifyProof = {
  note: verifyNote,
  inclusion: verifyInclusion,
  consistency: verifyConsistency,
  range: verifyRange,
} as const;

/** Everything that a file of evidence proves, with what is given beside it; undefined for what is no evidence. */
export async function verifyFile(
  bytes: Uint8Array,
  beside: Beside,
  platform: Platform,
): Promise<FileReport | undefined> {
  const kind = kindOf(bytes);
  if (kind === undefined) return undefined;
  if (kind === 'bundle') return { kind, ...(await ofBundle(bytes, beside, platform)) };
  const trust = trustOf(beside, platform);
  if (trust === 'malformed') return { kind, findings: [finding('BUNDLE_MALFORMED', 'policy')], missing: [] };
  return { kind, ...(await verifyProof[kind](bytes, { ...beside, trust }, platform)) };
}

async function ofBundle(bytes: Uint8Array, beside: Beside, platform: Platform): Promise<ProofReport> {
  const { findings, bundle, note, verdict } = await verifyBundle(bytes, beside, platform);
  const [first, last] = [bundle?.events[0], bundle?.events.at(-1)];
  return {
    findings,
    missing: [],
    ...(note && { note }),
    ...(verdict && { verdict }),
    ...(first && last && { from: first.index, to: last.index + 1 }),
  };
}

function trustOf({ policy, now }: Beside, { hash }: Platform): Trust | 'malformed' | undefined {
  if (policy === undefined) return undefined;
  const read = unlessFault(() => parsePolicy(hash, utf8Text(policy) ?? ''));
  return read ? { policy: read, policySource: 'policy', now } : 'malformed';
}

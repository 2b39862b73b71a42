import { equalBytes, utf8 } from '../../../contracts/seal/bytes';
import { noQuorum, policyLimits } from '../../../contracts/seal/policy';
import { formatPolicy } from '../../../contracts/seal/policy-file';
import { sha256 } from '../../../contracts/seal/sha256';
import { algorithms, type VerifierKey, verifierKey } from '../../../contracts/seal/verifier-key';
import type { KeptCheckpoint } from '../live/kept-checkpoint';
import { keysIn } from './log-keys';
import type { SealHost } from './seal-host';

/** The log of this page: what this browser accepted last of it, and the keys that its server tells. */
export interface OwnLog {
  readonly kept: KeptCheckpoint;
  readonly keys: readonly VerifierKey[];
}

/** Undefined where this browser has accepted nothing of the log, and where the server does not tell which log it has. */
export async function ownLog({ key, kept }: Pick<SealHost, 'key' | 'kept'>): Promise<OwnLog | undefined> {
  const keys = keysIn((await key().catch(() => undefined)) ?? '');
  const known = keys[0] && kept(keys[0].name);
  return known && { kept: known, keys };
}

/** A policy that trusts the key by which this browser knows the log, the log's other keys, and no witness. */
export function pinnedPolicy({ kept: { origin, publicKey }, keys }: OwnLog): Uint8Array {
  const others = keys.map((key) => key.publicKey).filter((key) => !equalBytes(key, publicKey));
  const logs = [publicKey, ...others]
    .slice(0, policyLimits.logs)
    .map((one) => ({ key: verifierKey(sha256, origin, algorithms.ed25519, one) }));
  return utf8(formatPolicy({ logs, witnesses: [], groups: [], quorum: noQuorum }));
}

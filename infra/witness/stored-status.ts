import { existsSync, readFileSync } from 'node:fs';
import type { Clock } from '../../contracts/clock';
import type { WitnessesAnswer } from '../../contracts/cosigning';
import { noQuorum, type Policy } from '../../contracts/seal/policy';
import { parsePolicy } from '../../contracts/seal/policy-file';
import { openLogFile } from '../event-log/sqlite/open-log-file';
import { signedHeads } from '../event-log/sqlite/signed-heads';
import { SqliteCosignatures } from '../event-log/sqlite/sqlite-cosignatures';
import { sha256 } from '../seal/hash';
import type { SqliteDatabase } from '../sqlite';
import { witnessStatus } from './cosigning-status';
import { isQuorate } from './is-quorate';
import { lastCosigned } from './last-cosigned';

/**
 * What the files of a log know of its witnesses. How a witness fails is known only to the server that asks it, and since
 * when a quorum is missing only as far as checkpoints are kept.
 * @param policyFile trust policy of the installation, if there is one
 */
export async function storedStatus(dir: string, policyFile: string, clock: Clock): Promise<WitnessesAnswer> {
  const { db } = openLogFile(dir);
  try {
    const size = signedHeads(db).next().value?.size ?? 0;
    if (!existsSync(policyFile)) return { size, witnesses: [], quorum: { needed: false } };
    const policy = parsePolicy(sha256, readFileSync(policyFile, 'utf8'));
    const store = new SqliteCosignatures(db, undefined);
    const now = clock.micros();
    return {
      size,
      witnesses: policy.witnesses.map((one) => witnessStatus(one, { cosigned: lastCosigned(one, store) }, now)),
      quorum: await quorumOf(db, policy, now),
    };
  } finally {
    db.close();
  }
}

async function quorumOf(db: SqliteDatabase, policy: Policy, now: number): Promise<WitnessesAnswer['quorum']> {
  if (policy.quorum === noQuorum) return { needed: false };
  let unmetSince: string | undefined;
  for (const { size, note, keptAt } of signedHeads(db)) {
    if (await isQuorate(policy, note, now)) return { needed: true, size, ...(unmetSince && { unmetSince }) };
    unmetSince = keptAt ?? unmetSince;
  }
  return { needed: true, ...(unmetSince && { unmetSince }) };
}

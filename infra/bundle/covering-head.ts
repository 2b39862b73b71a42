import { parsePolicy } from '../../contracts/seal/policy-file';
import type { SealedHead } from '../../contracts/seals';
import { type StoredHead, signedHeads } from '../event-log/sqlite/signed-heads';
import { sha256 } from '../seal/hash';
import type { SqliteDatabase } from '../sqlite';
import { isQuorate } from '../witness/is-quorate';

/** The newest signed head of a log file, with its cosignatures. */
export const headOf = (db: SqliteDatabase): SealedHead | undefined => signedHeads(db).next().value ?? undefined;

/**
 * The newest signed head of at least a size that a quorum of a policy has cosigned, else the newest one of that size:
 * witnesses are asked once a minute, so the last head mostly has no cosignature yet.
 * @param now microseconds
 */
export async function coveringHead(
  db: SqliteDatabase,
  size: number,
  policy: string,
  now: number,
): Promise<SealedHead | undefined> {
  const trusted = parsePolicy(sha256, policy);
  let newest: StoredHead | undefined;
  for (const head of signedHeads(db)) {
    if (head.size < size) break;
    newest ??= head;
    if (await isQuorate(trusted, head.note, now)) return head;
  }
  return newest;
}

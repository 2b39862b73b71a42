import { existsSync, readFileSync } from 'node:fs';
import type { Clock } from '../../contracts/clock';
import type { WitnessesAnswer } from '../../contracts/cosigning';
import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { judgeNote } from '../../contracts/seal/note-verdict';
import { noQuorum, type Policy } from '../../contracts/seal/policy';
import { parsePolicy } from '../../contracts/seal/policy-file';
import type { SealedHead } from '../../contracts/seals';
import { openLogFile } from '../event-log/sqlite/open-log-file';
import { SqliteCosignatures } from '../event-log/sqlite/sqlite-cosignatures';
import { sha256 } from '../seal/hash';
import { checkSignature } from '../seal/keys';
import type { SqliteDatabase } from '../sqlite';
import { witnessStatus } from './cosigning-status';
import { lastCosigned } from './last-cosigned';
import { noteWith } from './note-with';

/** Checkpoints that are looked through for one that a quorum cosigned. */
const mostKept = 1000;

/**
 * What the files of a log know of its witnesses. How a witness fails is known only to the server that asks it, and since
 * when a quorum is missing only as far as checkpoints are kept.
 * @param policyFile trust policy of the installation, if there is one
 */
export async function storedStatus(dir: string, policyFile: string, clock: Clock): Promise<WitnessesAnswer> {
  const { db } = openLogFile(dir);
  try {
    const head = db.prepare<[], SealedHead>('SELECT size, note FROM signed_head').get();
    const size = head?.size ?? 0;
    if (!existsSync(policyFile)) return { size, witnesses: [], quorum: { needed: false } };
    const policy = parsePolicy(sha256, readFileSync(policyFile, 'utf8'));
    const store = new SqliteCosignatures(db, undefined);
    const now = clock.micros();
    return {
      size,
      witnesses: policy.witnesses.map((one) => witnessStatus(one, { cosigned: lastCosigned(one, store) }, now)),
      quorum: await quorumOf(db, policy, { head, store, now }),
    };
  } finally {
    db.close();
  }
}

interface Stored {
  readonly head: SealedHead | undefined;
  readonly store: SqliteCosignatures;
  readonly now: number;
}

/** The head, then the kept checkpoints, the newest first; only of these is known when they were signed. */
const headsOf = (db: SqliteDatabase, head: SealedHead | undefined) => {
  const kept = db.prepare<[number], SealedHead & { readonly keptAt?: string }>(
    'SELECT size, note, kept_at AS keptAt FROM checkpoint ORDER BY size DESC LIMIT ?',
  );
  return [...(head ? [{ ...head, keptAt: undefined }] : []), ...kept.all(mostKept)];
};

async function quorumOf(db: SqliteDatabase, policy: Policy, { head, store, now }: Stored) {
  if (policy.quorum === noQuorum) return { needed: false };
  const seconds = Math.floor(now / 1_000_000);
  let unmetSince: string | undefined;
  for (const { size, keptAt, ...one } of headsOf(db, head)) {
    const note = noteWith(
      one.note,
      store.of(size).map(({ line }) => line),
    );
    const { quorum } = await judgeNote(checkSignature, policy, parseSignedCheckpoint(note), seconds);
    if (quorum) return { needed: true, size, ...(unmetSince && { unmetSince }) };
    unmetSince = keptAt ?? unmetSince;
  }
  return { needed: true, ...(unmetSince && { unmetSince }) };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instantOf } from '../../contracts/clock';
import { algorithms, formatVerifierKey } from '../../contracts/seal/verifier-key';
import { openLogFile } from '../event-log/sqlite/open-log-file';
import { readKeyFile } from '../seal/key-file';
import { signingKey } from '../seal/keys';
import { bundleOfLog, headOf } from './log-bundle';

interface Wish {
  /** Folder of the realm's files. */
  readonly dir: string;
  readonly dataDir: string;
  readonly from: number;
  readonly to: number;
}

/** A bundle of an installation's log, with its trust policy; without one, a policy that trusts the log's own key. */
export const installedBundle = ({ dir, dataDir, from, to }: Wish): Uint8Array =>
  bundleOfLog({
    dir,
    from,
    to,
    policy: policyOf(dataDir, dir),
    createdAt: instantOf(Date.now() * 1000),
    createdBy: 'operator',
  });

/** The newest signed head of a log file, with its cosignatures. */
export function newestHead(dir: string): string | undefined {
  const { db } = openLogFile(dir);
  try {
    return headOf(db)?.note;
  } finally {
    db.close();
  }
}

function policyOf(dataDir: string, dir: string): string {
  const file = join(dataDir, 'trust.policy');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const { db, meta } = openLogFile(dir);
  db.close();
  const key = signingKey(readKeyFile(join(dataDir, 'keys', 'log-signing.pem')), meta.origin, algorithms.ed25519);
  return `log ${formatVerifierKey(key.verifier)}\nquorum none\n`;
}

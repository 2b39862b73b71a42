import { existsSync, readFileSync } from 'node:fs';
import { instantOf } from '../../contracts/clock';
import { withLogFile } from '../event-log/sqlite/open-log-file';
import { logVerifierKeys } from '../seal/log-keys';
import { headOf } from './covering-head';
import { bundleOfLog } from './log-bundle';
import { zipOf } from './zip-writer';

/** Events that one bundle of the command line may hold. */
const most = 100_000;

interface Wish {
  /** Folder of the realm's files. */
  readonly dir: string;
  /** Trust policy of the installation, if there is one. */
  readonly policyFile: string;
  /** Key of the log. */
  readonly keyFile: string;
  readonly from: number;
  readonly to: number;
}

/** A bundle of an installation's log, with its trust policy; without one, a policy that trusts the log's own keys. */
export async function installedBundle({ dir, policyFile, keyFile, from, to }: Wish): Promise<Uint8Array> {
  const policy = policyIn(policyFile, () =>
    logVerifierKeys(
      keyFile,
      withLogFile(dir, ({ meta }) => meta.origin),
    ),
  );
  const createdAt = instantOf(Date.now() * 1000);
  const texts = Number.POSITIVE_INFINITY;
  const { files } = await bundleOfLog({ dir, from, to, most, texts, policy, createdAt, createdBy: 'operator' });
  return zipOf(files);
}

/** The newest signed head of a log file, with its cosignatures. */
export const newestHead = (dir: string): string | undefined => withLogFile(dir, ({ db }) => headOf(db)?.note);

/** The text of a trust policy; where there is none, of one that trusts a log's own keys. */
export function policyIn(file: string, verifierKeys: () => readonly string[]): string {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  return [...verifierKeys().map((key) => `log ${key}`), 'quorum none', ''].join('\n');
}

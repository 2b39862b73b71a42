import { existsSync, readFileSync } from 'node:fs';
import { instantOf } from '../../contracts/clock';
import { withLogFile } from '../event-log/sqlite/open-log-file';
import { logVerifierKeys } from '../seal/log-keys';
import { bundleOfLog, headOf } from './log-bundle';

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

/** A bundle of an installation's log, with its trust policy; without one, a policy that trusts the log's own key. */
export const installedBundle = (wish: Wish): Uint8Array =>
  bundleOfLog({
    dir: wish.dir,
    from: wish.from,
    to: wish.to,
    policy: policyOf(wish),
    createdAt: instantOf(Date.now() * 1000),
    createdBy: 'operator',
  });

/** The newest signed head of a log file, with its cosignatures. */
export const newestHead = (dir: string): string | undefined => withLogFile(dir, ({ db }) => headOf(db)?.note);

function policyOf({ dir, policyFile, keyFile }: Wish): string {
  if (existsSync(policyFile)) return readFileSync(policyFile, 'utf8');
  const origin = withLogFile(dir, ({ meta }) => meta.origin);
  const logs = logVerifierKeys(keyFile, origin).map(
    (key) => `log ${key}
`,
  );
  return `${logs.join('')}quorum none
`;
}

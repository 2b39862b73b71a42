import { join } from 'node:path';

/** Where one realm's files lie in the data directory (eventlog.md §5.1). */
export const realmDir = (dataDir: string, realm: string) => join(dataDir, realm);

/** The file that names the witnesses of the log and how many of them it takes (trust.md §3.4). */
export const policyFile = (dataDir: string) => join(dataDir, 'trust.policy');

/** The key store is one per installation; in production its directory is on another volume. */
export const keyPaths = (dataDir: string) => ({
  path: join(dataDir, 'keys', 'keystore.db'),
  keysDirectory: join(dataDir, 'keys', 'kek'),
  /** Signs the heads of the log (trust.md §3.1, S6). */
  signingKey: join(dataDir, 'keys', 'log-signing.pem'),
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { parsePolicy } from '../../contracts/seal/policy-file';
import type { RunningWitness } from '../../contracts/witness';
import { newestHead } from '../../infra/bundle/installed-bundle';
import { systemClock } from '../../infra/clock';
import { sha256 } from '../../infra/seal/hash';
import { logVerifierKeys } from '../../infra/seal/log-keys';
import { openWitness } from '../../infra/witness/serve-witness';
import { createWitnessKey } from '../../infra/witness/witness-key';
import { keyPaths, policyFile, realmDir } from '../../src/platform/data-layout';
import { type RunningServer, startServer } from './server';

/** A server whose log a witness of this process cosigns. */
export interface WitnessedServer {
  readonly server: RunningServer;
  readonly witness: RunningWitness;
  /** The trust policy of both, as a file holds it. */
  readonly policy: string;
}

/** Ends a server whose log is sealed, and starts it again on the same directory with a witness. */
export async function withWitness({ dataDir, kill }: RunningServer): Promise<WitnessedServer> {
  await kill();
  const { origin } = parseSignedCheckpoint(newestHead(realmDir(dataDir, 'live'))!);
  const [verifierKey] = logVerifierKeys(keyPaths(dataDir).signingKey, origin);
  const keyFile = join(dataDir, 'witness.pem');
  createWitnessKey(keyFile, 'witness.example/ig');
  const { verifierKey: witnessKey, listen } = openWitness(keyFile, systemClock);
  const policyOf = (url: string) => `log ${verifierKey}\nwitness ig ${witnessKey} ${url}\nquorum ig\n`;
  const witness = await listen({
    stateDir: join(dataDir, 'witness'),
    policy: parsePolicy(sha256, policyOf('http://127.0.0.1:1')),
    host: '127.0.0.1',
    port: 0,
    tell: () => undefined,
  });
  const policy = policyOf(witness.url);
  writeFileSync(policyFile(dataDir), policy);
  return { server: await startServer({ dataDir }), witness, policy };
}

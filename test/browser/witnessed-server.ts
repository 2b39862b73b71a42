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

const witnessName = 'witness.example/ig';

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
  createWitnessKey(keyFile, witnessName);
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
  const server = await startServer({ dataDir });
  await isCosigned(realmDir(dataDir, 'live'));
  return { server, witness, policy };
}

const cosignedWithinMs = 20_000;

/** Resolves when the newest head of a log bears the cosignature. */
async function isCosigned(dir: string) {
  const until = performance.now() + cosignedWithinMs;
  while (!newestHead(dir)?.includes(witnessName)) {
    if (performance.now() > until) throw new Error(`no cosignature within ${cosignedWithinMs} ms`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

import { installedBundle, newestHead } from '../../infra/bundle/installed-bundle';
import { inclusionFile } from '../../infra/bundle/installed-proofs';
import { keyPaths, policyFile, realmDir } from '../../src/platform/data-layout';
import { cli } from '../cli/process';
import type { WitnessedServer } from './witnessed-server';

/** Files of evidence: a bundle of five events, a proof of the second with the event itself, a checkpoint, a policy. */
export type Evidence = Readonly<Record<'bundle' | 'proof' | 'event' | 'note' | 'policy', Buffer>>;

/** Gathers it from the data directory of a server, under the head that is the newest now. */
export async function evidenceOf({ server: { dataDir }, policy }: WitnessedServer): Promise<Evidence> {
  const dir = realmDir(dataDir, 'live');
  const trust = { policyFile: policyFile(dataDir), keyFile: keyPaths(dataDir).signingKey };
  const { stdout } = await cli(['events', 'show', '2', '--json', '--data-dir', dataDir]);
  return {
    bundle: Buffer.from(await installedBundle({ dir, ...trust, from: 1, to: 5 })),
    proof: Buffer.from(inclusionFile(dir, 2)!),
    event: Buffer.from(stdout),
    note: Buffer.from(newestHead(dir)!),
    policy: Buffer.from(policy),
  };
}

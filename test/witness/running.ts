import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../contracts/clock';
import type { Policy } from '../../contracts/seal/policy';
import { parseVerifierKey, type VerifierKey } from '../../contracts/seal/verifier-key';
import { systemClock } from '../../infra/clock';
import { sha256 } from '../../infra/seal/hash';
import { openWitness } from '../../infra/witness/serve-witness';
import { createWitnessKey } from '../../infra/witness/witness-key';

export const witnessName = 'witness.ig.example';

/** A folder with the key of a witness. */
export function witnessFolder() {
  const dir = mkdtempSync(join(tmpdir(), 'watchfloor-witness-'));
  const keyFile = join(dir, 'witness.pem');
  const key = parseVerifierKey(sha256, createWitnessKey(keyFile, witnessName))!;
  return {
    dir,
    keyFile,
    stateDir: join(dir, 'state'),
    key,
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

export interface Running {
  readonly url: string;
  readonly key: VerifierKey;
  readonly stateDir: string;
  /** What its operator was told. */
  readonly told: readonly string[];
  stop(): Promise<void>;
}

/** A witness of its own in this process. @param folder of one that ran before */
export async function runWitness(
  policy: Policy,
  clock: Clock = systemClock,
  folder = witnessFolder(),
): Promise<Running> {
  const told: string[] = [];
  const { listen } = openWitness(folder.keyFile, clock);
  const tell = (line: string) => void told.push(line);
  const { url, close } = await listen({ stateDir: folder.stateDir, policy, host: '127.0.0.1', port: 0, tell });
  return {
    url,
    key: folder.key,
    stateDir: folder.stateDir,
    told,
    stop: async () => {
      await close();
      folder.remove();
    },
  };
}

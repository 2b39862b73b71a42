import type { StoredCosignature } from '../../contracts/cosigning';
import type { Policy, PolicyWitness } from '../../contracts/seal/policy';
import { algorithms, parseVerifierKey } from '../../contracts/seal/verifier-key';
import { ScriptedClock } from '../../infra/clock';
import type { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { sha256 } from '../../infra/seal/hash';
import { readKeyFile } from '../../infra/seal/key-file';
import { signingKey } from '../../infra/seal/keys';
import type { CosignatureStore } from '../../infra/witness/cosignature-store';
import { Cosigner } from '../../infra/witness/cosigner';
import { openSealed, sealedFolder } from '../seals/log';
import { PaperLog } from './paper-log';

/** Cosignatures in memory; `broken` refuses to keep any. */
export class MemoryCosignatures implements CosignatureStore {
  readonly kept: StoredCosignature[] = [];
  broken = false;

  async keep(cosignature: StoredCosignature) {
    if (this.broken) throw new Error('full');
    this.kept.push(cosignature);
  }
  of(size: number) {
    return this.kept.filter((one) => one.size === size);
  }
  newest(keyName: string) {
    return this.kept.filter((one) => one.keyName === keyName).toSorted((a, b) => b.size - a.size)[0];
  }
}

/** A sealed log with what it needs to be cosigned; time and timer are moved by the test. */
export class CosignedLog {
  readonly #folder = sealedFolder();
  readonly store = new MemoryCosignatures();
  readonly clock = new ScriptedClock(Date.now() * 1000);
  log!: SqliteEventLog;
  cosigner!: Cosigner;
  #tick: () => void = () => {};

  async open() {
    this.log = await openSealed(this.#folder.dir, this.#folder.keyFile);
  }

  get seals() {
    return this.log.seals!;
  }

  /** The key of this log on paper, which signs whatever a test wants. */
  get paper(): PaperLog {
    const { origin } = this.seals;
    return new PaperLog(origin, signingKey(readKeyFile(this.#folder.keyFile), origin, algorithms.ed25519));
  }

  policy(quorum: 'all' | 'any', witnesses: readonly PolicyWitness[]): Policy {
    const threshold = quorum === 'any' ? 1 : witnesses.length;
    const members = witnesses.map(({ name }) => name);
    const groups = [{ name: 'oversight', threshold, members }];
    const logs = [{ key: parseVerifierKey(sha256, this.seals.verifierKeys[0]!)! }];
    return { logs, witnesses, groups, quorum: 'oversight' };
  }

  async start(policy: Policy) {
    const every = (_: number, run: () => void) => {
      this.#tick = run;
      return () => {};
    };
    this.cosigner = new Cosigner({ seals: this.seals, policy, store: this.store, clock: this.clock, every });
    await this.cosigner.start();
  }

  /** The minute is over. */
  tick() {
    this.clock.moveTo(this.clock.micros() + 60_000_000);
    this.#tick();
  }

  /** Resolves when the cosigner is as a test wants it. */
  until(reached: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (reached()) resolve();
      };
      this.cosigner.listen(look);
      look();
    });
  }

  async close() {
    await this.cosigner.close();
    await this.log.close();
    this.#folder.remove();
  }
}
